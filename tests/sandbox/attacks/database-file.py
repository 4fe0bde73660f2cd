def items(n):
    import sqlite3
    return sqlite3.connect('/tmp/gradebox-attack.db')
