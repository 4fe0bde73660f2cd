def items(n):
    import subprocess
    subprocess.run(['/bin/true'])
