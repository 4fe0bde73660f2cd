# importer - where a box imports from: memory
#
# Run before harness.py and in the same namespace, into which C has put bundle_find. The standard
# library's Python modules come out of the bundle, native ones out of shared objects that are mapped
# already; no path ever reaches the kernel.
# SPDX-License-Identifier: MIT
import marshal
import sys
from _frozen_importlib import BuiltinImporter, FrozenImporter, ModuleSpec
from _frozen_importlib_external import ExtensionFileLoader, PathFinder

# What a module must be told before anybody uses it: name -> function that gets the module.
after_import = {}


class MemoryImporter:
    """A finder and loader for what a bundle holds; bundle.py says what that is."""

    def __init__(self, find):
        self.find = find    # name -> (code, is_package), or None

    def find_spec(self, name, path=None, target=None):
        found = self.find(name)
        if found is None:
            return None
        spec = ModuleSpec(name, self, origin=f'<stdlib {name}>', is_package=found[1])
        return spec

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        name = module.__spec__.name
        code = marshal.loads(self.find(name)[0])
        if name == 'selectors':
            without_probing(code, module)
        else:
            exec(code, module.__dict__)
        if name in after_import:
            after_import[name](module)

    def is_package(self, name):
        return self.find(name)[1]

    def get_code(self, name):
        return marshal.loads(self.find(name)[0])

    def get_source(self, name):
        return None


def without_probing(code, module):
    """Runs the code of selectors, which tries epoll out while it is imported, without the kernel."""
    import select

    class Probed:
        def close(self):
            pass
    epoll = select.epoll
    select.epoll = Probed
    try:
        exec(code, module.__dict__)
    finally:
        select.epoll = epoll
    module.EpollSelector._selector_cls = epoll


class NativeImporter:
    """A finder for native modules whose shared objects the zygote has mapped already.

    dlopen() knows them by their path, so it doesn't ask the kernel. Only what is imported is ever
    initialised, in the box.
    """

    def __init__(self, paths):
        self.paths = paths  # name -> path

    def find_spec(self, name, path=None, target=None):
        file = self.paths.get(name)
        if file is None:
            return None
        return ModuleSpec(name, ExtensionFileLoader(name, file), origin=file)


def native_path(name):
    """The file of a native module, or None where it is built in or missing."""
    spec = PathFinder.find_spec(name)
    if spec is None or not isinstance(spec.loader, ExtensionFileLoader):
        return None
    return spec.origin


def use_bundle(natives):
    """From here on only what is built in, frozen, bundled or mapped can be imported."""
    import linecache
    kept = globals().get('kept_modules')   # of packages.py
    sys.meta_path[3:] = [NativeImporter(natives)] + ([kept] if kept else [])
    for module in list(sys.modules.values()):
        file = getattr(module, '__file__', None)
        if file and file.endswith('.py'):
            linecache.cache[file] = (0, None, [], file)
    sys.path_hooks.clear()
    sys.path_importer_cache.clear()
    sys.path.clear()


# From here on imports come from the bundle; C has put bundle_find into this namespace.
sys.meta_path[:] = [BuiltinImporter, FrozenImporter, MemoryImporter(globals()['bundle_find']),
                    PathFinder]
