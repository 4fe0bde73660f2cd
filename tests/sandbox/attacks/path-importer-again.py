def items(n):
    import sys
    from _frozen_importlib_external import FileFinder, PathFinder, SourceFileLoader
    sys.path.append('/usr/lib/python3')
    sys.path_hooks.append(FileFinder.path_hook((SourceFileLoader, ['.py'])))
    sys.meta_path.append(PathFinder)
    import this_is_nowhere
