"""honest_files - what honest programs do with files: the bodies of functions that must end well

SPDX-License-Identifier: MIT
"""

ALLOWED = {
    "the working directory is empty and its own": """
        import os
        assert (os.getcwd(), os.listdir(), os.path.abspath('x')) == ('/tmp/work', [], '/tmp/work/x')
        assert os.path.expanduser('~') == '/tmp' and not os.path.exists('x')
    """,
    "text is written and read in any encoding": """
        for encoding in ('utf-8', 'utf-16', 'latin-1', 'shift_jis'):
            with open('t.txt', 'w', encoding=encoding, newline='') as out:
                out.write('a\\r\\nb')
            assert open('t.txt', encoding=encoding, newline='').read() == 'a\\r\\nb'
    """,
    "tempfile": """
        import os, tempfile
        with tempfile.NamedTemporaryFile() as one, tempfile.TemporaryDirectory() as two:
            assert one.name.startswith('/tmp/') and os.path.isdir(two)
        with tempfile.TemporaryFile() as one:
            one.write(b'x')
        assert os.listdir() == []
    """,
    "pathlib and os walk, list, rename, link and remove": """
        import os, pathlib
        deep = pathlib.Path('a/b/c')
        deep.mkdir(parents=True)
        (deep / 'one.txt').write_text('1')
        (deep / 'one.txt').rename('two.txt')
        os.link('two.txt', 'three.txt')
        os.symlink('two.txt', 'four.txt')
        assert os.readlink('four.txt') == 'two.txt' and pathlib.Path('four.txt').read_text() == '1'
        assert [sorted(names) for _, _, names in os.walk('.')][0] == ['four.txt', 'three.txt', 'two.txt']
        os.chdir('a')
        assert os.getcwd() == '/tmp/work/a' and list(pathlib.Path('..').rglob('*.txt'))
        os.chdir('..')
        os.unlink('two.txt')
        deep.rmdir()
    """,
    "shutil copies, moves, packs and removes": """
        import os, shutil
        os.makedirs('a/b')
        open('a/b/f', 'w').write('x' * 100_000)
        shutil.copy2('a/b/f', 'g')
        shutil.copytree('a', 'c')
        shutil.move('c', 'd')
        shutil.make_archive('packed', 'gztar', 'a')
        shutil.unpack_archive('packed.tar.gz', 'out')
        assert open('out/b/f').read() == open('g').read()
        shutil.rmtree('d')
        shutil.disk_usage('.')
    """,
    "a file is replaced at once, with its mode, and synced": """
        import os, tempfile
        open('f', 'w').write('old')
        os.chmod('f', 0o640)
        number, name = tempfile.mkstemp(dir='.')
        os.write(number, b'new')
        os.fchmod(number, os.stat('f').st_mode)
        os.fsync(number)
        os.close(number)
        os.replace(name, 'f')
        folder = os.open('.', os.O_RDONLY | os.O_DIRECTORY)
        os.fsync(folder)
        os.close(folder)
        assert (open('f').read(), os.stat('f').st_mode & 0o777) == ('new', 0o640)
    """,
    "names by a folder's descriptor": """
        import os
        os.mkdir('d')
        at = os.open('d', os.O_RDONLY | os.O_DIRECTORY)
        os.mkdir('e', dir_fd=at)
        with open(os.open('f', os.O_CREAT | os.O_WRONLY, dir_fd=at), 'w') as out:
            out.write('1')
        os.link('f', 'g', src_dir_fd=at, dst_dir_fd=at)
        os.symlink('g', 'h', dir_fd=at)
        assert os.readlink('h', dir_fd=at) == 'g' and sorted(os.listdir('d')) == ['e', 'f', 'g', 'h']
        os.chmod('f', 0o600, dir_fd=at)
        os.replace('f', 'g', src_dir_fd=at, dst_dir_fd=at)
        os.fchdir(at)
        assert os.getcwd() == '/tmp/work/d' and os.fstatvfs(at).f_bsize > 0
        os.chdir('..')
        os.rmdir('e', dir_fd=at)
        for name in ('g', 'h'):
            os.unlink(name, dir_fd=at)
        os.close(at)
    """,
    "several pieces at a place, room that is reserved, and what is read next": """
        import os
        file = os.open('f', os.O_CREAT | os.O_RDWR)
        assert os.pwritev(file, [b'abc', b'def'], 2) == 6
        one, two = bytearray(2), bytearray(3)
        assert os.preadv(file, [one, two], 3) == 5 and (one, two) == (b'bc', b'def')
        os.posix_fallocate(file, 0, 8192)
        assert os.fstat(file).st_size == 8192
        os.posix_fadvise(file, 0, 0, os.POSIX_FADV_SEQUENTIAL)
        try:
            os.posix_fallocate(file, 0, 1 << 40)
            assert False
        except OSError:
            pass
    """,
    "descriptors are copied": """
        import fcntl, os
        file = os.open('f', os.O_CREAT | os.O_RDWR)
        kept = os.dup(1)
        os.dup2(file, 1)
        print('into the file', flush=True)
        os.dup2(kept, 1)
        assert os.pread(file, 99, 0) == b'into the file\\n'
        assert os.dup2(file, 40, inheritable=False) == 40 and fcntl.fcntl(file, fcntl.F_DUPFD, 50) == 50
        os.set_inheritable(50, False)
        os.set_inheritable(50, True)
        fcntl.fcntl(file, fcntl.F_SETFL, os.O_APPEND)
        os.pwrite(file, b'!', 0)
        assert os.fstat(file).st_size == 15
    """,
    "mmap of a file that is only read, and in what order": """
        import mmap
        open('f', 'wb').write(b'abc' * 5000)
        with open('f', 'rb') as file:
            for kind in (mmap.MAP_PRIVATE, mmap.MAP_SHARED):
                pages = mmap.mmap(file.fileno(), 0, flags=kind, prot=mmap.PROT_READ)
                for order in (mmap.MADV_NORMAL, mmap.MADV_RANDOM, mmap.MADV_SEQUENTIAL, mmap.MADV_WILLNEED):
                    pages.madvise(order)
                assert pages.find(b'c') == 2 and len(pages) == 15000
    """,
    "locks": """
        import fcntl
        with open('f', 'w') as one, open('f') as two:
            fcntl.flock(one, fcntl.LOCK_EX)
            try:
                fcntl.flock(two, fcntl.LOCK_EX | fcntl.LOCK_NB)
                assert False
            except BlockingIOError:
                pass
            fcntl.lockf(one, fcntl.LOCK_EX)
    """,
    "locks of open files, which are held against each other in one process": """
        import fcntl, struct
        def ask(file, command, kind):
            answer = fcntl.fcntl(file, command, struct.pack('hhqqi4x', kind, 0, 0, 0, 0))
            return struct.unpack('hhqqi4x', answer)[0]
        with open('f', 'w') as one, open('f', 'r+') as two:
            ask(one, fcntl.F_OFD_SETLK, fcntl.F_WRLCK)
            assert ask(two, fcntl.F_OFD_GETLK, fcntl.F_RDLCK) == fcntl.F_WRLCK
            try:
                ask(two, fcntl.F_OFD_SETLK, fcntl.F_RDLCK)
                assert False
            except BlockingIOError:
                pass
            ask(one, fcntl.F_OFD_SETLK, fcntl.F_UNLCK)
            ask(two, fcntl.F_OFD_SETLKW, fcntl.F_RDLCK)
    """,
    "sqlite3 on a file, in each of its journal modes": """
        import sqlite3
        for mode in ('delete', 'truncate', 'wal'):
            db = sqlite3.connect(f'{mode}.db')
            db.execute(f'pragma journal_mode={mode}')
            db.execute('create table t (a)')
            db.executemany('insert into t values (?)', [(n,) for n in range(3000)])
            db.commit()
            other = sqlite3.connect(f'{mode}.db')
            other.execute('delete from t')
            other.rollback()
            assert other.execute('select count(*) from t').fetchone() == (3000,)
            other.close()
            db.execute('vacuum')
            db.close()
    """,
    "csv, json, gzip, bz2, lzma, zipfile, shelve and logging": """
        import bz2, csv, gzip, json, logging, lzma, shelve, zipfile
        with open('c.csv', 'w', newline='') as out:
            csv.writer(out).writerow(['a, b', 2])
        assert next(csv.reader(open('c.csv', newline=''))) == ['a, b', '2']
        json.dump([1], open('j', 'w'))
        for module in (gzip, bz2, lzma):
            options = {} if module is not lzma else {'preset': 0}
            with module.open('z', 'wt', **options) as out:
                out.write('text')
            assert module.open('z', 'rt').read() == 'text'
        with zipfile.ZipFile('z.zip', 'w') as out:
            out.write('j')
        with shelve.open('s') as shelf:
            shelf['a'] = 1
        logging.basicConfig(filename='log')
        logging.warning('x')
        assert 'x' in open('log').read()
    """,
    "mmap reads, writes and copies": """
        import mmap
        open('m', 'wb').write(b'0' * 10_000)
        with open('m', 'r+b') as file:
            with mmap.mmap(file.fileno(), 0) as all_of_it:
                all_of_it[0:3] = b'abc'
                all_of_it.flush()
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_COPY) as copy:
                copy[0:3] = b'xyz'
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
                assert view.find(b'c') == 2
        assert open('m', 'rb').read(3) == b'abc'
    """,
    "modules that it wrote can be imported": """
        import os
        open('module_a.py', 'w').write('import module_b\\nclass A: pass\\n')
        open('module_b.py', 'w').write('import module_a\\nclass B: pass\\n')
        import module_a
        assert module_a.module_b.B.__module__ == 'module_b' and not os.path.exists('__pycache__')
    """,
    "descriptors by themselves": """
        import fcntl, os
        fd = os.open('f', os.O_RDWR | os.O_CREAT, 0o600)
        os.writev(fd, [b'ab', b'cd'])
        assert os.pread(fd, 2, 1) == b'bc' and os.pwrite(fd, b'z', 0) == 1
        os.lseek(fd, 0, os.SEEK_SET)
        os.readv(fd, [bytearray(2)])
        os.fdatasync(fd)
        os.close(os.dup(fd))
        assert not os.get_inheritable(fd) and fcntl.fcntl(fd, fcntl.F_GETFL) & os.O_RDWR
        fcntl.fcntl(fd, fcntl.F_SETFD, fcntl.FD_CLOEXEC)
        fcntl.fcntl(fd, fcntl.F_GETLK, bytes(32))
        os.close(fd)
        os.truncate('f', 1)
        os.utime('f')
        assert os.access('f', os.R_OK) and os.stat('f').st_size == 1
        os.umask(os.umask(0))
        list(os.scandir('.'))
    """,
    "a hole costs nothing": """
        import os
        with open('f', 'wb') as out:
            out.truncate(1 << 40)
            out.seek(1 << 39)
            out.write(b'x')
        assert os.stat('f').st_size == 1 << 40
    """,
}
