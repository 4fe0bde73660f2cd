# bundle - write the standard library's code into one file, for sandbox/harness/bundle.c
#
#   INTERPRETER bundle.py OUTPUT OURS...
#
# OURS are importer.py, harness.py and the others of our own; they go in as the modules 'gradebox importer',
# 'gradebox harness' and so on, which no import statement can name.
#
# INTERPRETER must be the Python whose library gradebox-zygote is linked with: code is compiled by it
# and runs nowhere else. Nothing is imported but what is needed to compile; no .pyc is read.
#
# Format, integers little endian and of 32 bits, offsets from the beginning of the file:
#   8 bytes   'GBSTDLIB'
#   4 bytes   importlib.util.MAGIC_NUMBER
#   integer   length of the version, then sys.version in UTF-8, then zeros up to a multiple of 4
#   integer   number of modules
#   per module, sorted by the bytes of its name:
#     integer offset of its name, integer its length, integer offset of its code, integer its length,
#     integer 1 for a package, else 0
#   names, codes (marshal)
# SPDX-License-Identifier: MIT
import importlib.util
import marshal
import os
import struct
import sys
import sysconfig
import warnings

# Top-level names that stay out, each with its reason.
SKIPPED = {
    'antigravity': 'opens a browser',
    '_distutils_system_mod': "Debian's, for distutils",
    'distutils': 'builds extensions; gone in 3.12',
    'ensurepip': 'installs packages; holds wheels',
    'idlelib': 'an editor',
    'lib2to3': 'needs grammar files beside it; gone in 3.13',
    'pydoc_data': 'the text of help()',
    'site-packages': 'not the standard library',
    'dist-packages': 'not the standard library',
    'test': 'the test suite of CPython',
    'tkinter': 'needs Tk',
    'turtle': 'needs Tk',
    'turtledemo': 'needs Tk',
    '__phello__': 'an example',
    '__hello__': 'an example',
}


def skipped(relative):
    parts = relative.split(os.sep)
    return (parts[0] in SKIPPED or parts[0].removesuffix('.py') in SKIPPED or
            any(part in ('test', 'tests', '__pycache__', 'lib-dynload') for part in parts) or
            parts[0].startswith(('config-', 'sitecustomize', 'usercustomize')))


def sources(stdlib):
    """(module name, path, is_package), in no order."""
    for folder, folders, files in os.walk(stdlib):
        inside = os.path.relpath(folder, stdlib)
        inside = '' if inside == '.' else inside
        folders[:] = [one for one in folders
                      if one.isidentifier() and not skipped(os.path.join(inside, one))]
        for file in files:
            stem = file.removesuffix('.py')
            # sysconfig, and with it zoneinfo and pydoc, import the one whose name has hyphens.
            good = stem.isidentifier() or stem.startswith('_sysconfigdata')
            if stem == file or not good or skipped(os.path.join(inside, file)):
                continue
            parts = inside.split(os.sep) if inside else []
            package = stem == '__init__'
            if package and not parts:
                continue
            yield '.'.join(parts + [] if package else parts + [stem]), \
                os.path.join(folder, file), package


def compiled(path, shown):
    """shown is in angle brackets: linecache and the compiler never look for such a file."""
    with open(path, 'rb') as file:
        source = file.read()
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        return marshal.dumps(compile(source, shown, 'exec', dont_inherit=True))


def padded(data):
    return data + b'\0' * (-len(data) % 4)


def layout(modules):
    """All bytes of a bundle for [(name, is_package, code)]."""
    modules = sorted((name.encode(), package, code) for name, package, code in modules)
    version = sys.version.encode()
    head = b'GBSTDLIB' + importlib.util.MAGIC_NUMBER + struct.pack('<I', len(version))
    head = padded(head + version) + struct.pack('<I', len(modules))
    names_at = len(head) + 20 * len(modules)
    codes_at = names_at + sum(len(name) for name, _, _ in modules)
    index, names, codes = [], [], []
    for name, package, code in modules:
        index.append(struct.pack('<5I', names_at, len(name), codes_at, len(code), package))
        names.append(name)
        codes.append(code)
        names_at += len(name)
        codes_at += len(code)
    return b''.join([head, *index, *names, *codes])


def main(output, *ours):
    stdlib = sysconfig.get_path('stdlib')
    modules = [(name, package, compiled(path, f'<stdlib {name}>'))
               for name, path, package in sources(stdlib)]
    if not modules:
        sys.exit(f"bundle: no modules in '{stdlib}'")
    for path in ours:
        stem = os.path.basename(path).removesuffix('.py')
        modules.append((f'gradebox {stem}', False, compiled(path, '<gradebox>')))
    # In the place of an older one at once: a zygote that has that one mapped must keep it whole.
    with open(output + '.new', 'wb') as file:
        file.write(layout(modules))
    os.replace(output + '.new', output)


if __name__ == '__main__':
    main(*sys.argv[1:])
