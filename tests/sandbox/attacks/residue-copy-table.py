import copyreg


def items(n):
    found = complex in copyreg.dispatch_table and copyreg.dispatch_table[complex] is print
    copyreg.dispatch_table[complex] = print
    return list(range(n)) if not found else found
