def items(n):
    import syslog
    syslog.syslog('owned')
    return list(range(n))
