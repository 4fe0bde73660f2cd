# packages - packages that a challenge preloads, imported before the fork
#
# Run only in a zygote that has packages, after importer.py and in the same namespace, while there is a
# file system. Nothing native can be loaded in a box and no file be read, so all of a package's native
# modules that a solution may come to are imported here, its other Python modules are kept as code, and
# so are the files that it reads itself. Then `rehearse` goes through what solutions do: what that
# imports, compiles or remembers late is there before the fork.
#
# Packages come from where this Python keeps those of the system, which are trusted as the interpreter
# is: what they do when imported happens outside of any box. Their optional helpers stay out
# (AVOIDED): whether a machine happens to have one must change neither a result's last digit nor the
# number of threads. So do three native modules of the standard library, each with a large library behind
# it: plain boxes do without them as well (warm.c), and every map of memory makes a fork dearer.
# SPDX-License-Identifier: MIT
import marshal
import os
import sys
from _frozen_importlib import ModuleSpec

AVOIDED = ('_hashlib', '_lzma', '_ssl', 'bottleneck', 'cupy', 'dask', 'distributed', 'lz4', 'matplotlib', 'numba', 'numexpr',
           'pkg_resources', 'psutil', 'pyarrow', 'pythran', 'setuptools', 'tables')


class Package:
    """What is known of a package.

    debian:   the name of Debian's package
    modules:  what is imported besides itself
    data:     packages of files that it reads by importlib.resources
    rehearse: the text of a program
    """

    def __init__(self, debian, modules='', data='', rehearse=''):
        self.debian = debian
        self.modules = modules.split()
        self.data = data.split()
        self.rehearse = rehearse


known_packages = {
    'numpy': Package('python3-numpy', modules='''
        numpy.fft numpy.lib.recfunctions numpy.lib.stride_tricks numpy.linalg numpy.ma numpy.polynomial
        numpy.random numpy.testing numpy.typing
        ''', rehearse='''
import numpy
a = numpy.arange(12.0).reshape(3, 4)
str(a), repr(a), a @ a.T, a.sum(axis=0), a.mean(), a.std(), numpy.sort(a), numpy.unique(a)
numpy.fft.fft(a), numpy.linalg.svd(a), numpy.linalg.solve(numpy.eye(3), a), a[a > 3].tolist()
numpy.random.default_rng(0).normal(size=3), numpy.random.RandomState(0).permutation(3)
numpy.testing.assert_allclose(a, a)
numpy.einsum('ij,kj->ik', a, a), numpy.median(a), numpy.percentile(a, 30), numpy.datetime64('2024-01-01')
'''),
    'pandas': Package('python3-pandas', modules='''
        pandas.api.extensions pandas.api.indexers pandas.api.interchange pandas.api.types pandas.errors
        pandas.io.formats.string pandas.io.formats.csvs pandas.io.formats.html pandas.io.formats.info
        pandas.io.json pandas.io.parsers pandas.testing pandas.tseries.frequencies
        pandas.tseries.holiday pandas.tseries.offsets
        ''', rehearse='''
import io, pandas
text = 'day,key,x\\n2024-01-01,a,1\\n2024-01-03,b,\\n2024-01-03,a,2.5\\n'
f = pandas.read_csv(io.StringIO(text), parse_dates=['day'])
for chunk in pandas.read_csv(io.StringIO(text), chunksize=2, usecols=['key', 'x'], dtype={'key': str}):
    chunk.dropna()
pandas.read_csv(io.StringIO(text), sep='[,;]', engine='python')
str(f), repr(f), f.to_csv(), f.to_dict('records'), f.to_json(), f.to_string(), f.describe(), f.dtypes
f.info(buf=io.StringIO())
f.groupby('key')['x'].agg(['sum', 'mean', 'count', 'max']), f.groupby('key').apply(lambda g: g.head(1))
f.groupby('key', as_index=False).agg(a=('x', 'max')).sort_values(['a', 'key'], ascending=[False, True])
f.merge(f, on='key', how='left'), f.pivot_table(index='key', values='x'), pandas.concat([f, f])
f.set_index('day').resample('D')['x'].sum().rolling(2, min_periods=1).mean()
f['x'].fillna(f['x'].median()).clip(0, 2).quantile([0.25, 0.75]), f[['x']].corr(), f.melt('key')
f['key'].str.strip().str.upper().value_counts(), f['day'].dt.tz_localize('Europe/Berlin')
f.drop_duplicates().reset_index(drop=True), f.loc[f['x'] > 1, ['key']], f.select_dtypes('number')
f.assign(y=1).query('x > 1').eval('x + y'), f.isna().sum(), f.x.astype('category'), f.T, f.stack()
pandas.to_datetime(['2024-01-01', 'x'], errors='coerce'), pandas.to_numeric(['1', 'x'], errors='coerce')
pandas.date_range('2024-01-01', periods=3), pandas.Timestamp('2024-01-01') + pandas.offsets.MonthEnd()
pandas.testing.assert_frame_equal(f, f)
'''),
    'scipy': Package('python3-scipy', modules='''
        scipy.cluster scipy.fft scipy.integrate scipy.interpolate scipy.linalg scipy.ndimage
        scipy.optimize scipy.signal scipy.sparse scipy.sparse.csgraph scipy.sparse.linalg scipy.spatial
        scipy.special scipy.stats
        '''),
    'sklearn': Package('python3-sklearn', modules='''
        scipy.cluster.hierarchy scipy.cluster.vq scipy.optimize scipy.special scipy.stats
        sklearn.calibration sklearn.cluster sklearn.compose sklearn.covariance sklearn.cross_decomposition
        sklearn.datasets sklearn.decomposition sklearn.discriminant_analysis sklearn.dummy
        sklearn.ensemble sklearn.feature_extraction.text sklearn.feature_selection
        sklearn.gaussian_process sklearn.impute sklearn.inspection sklearn.isotonic
        sklearn.kernel_approximation sklearn.linear_model sklearn.manifold sklearn.metrics
        sklearn.mixture sklearn.model_selection sklearn.multiclass sklearn.multioutput
        sklearn.naive_bayes sklearn.neighbors sklearn.neural_network sklearn.pipeline
        sklearn.preprocessing sklearn.random_projection sklearn.semi_supervised sklearn.svm sklearn.tree
        ''', data='sklearn.datasets.data sklearn.datasets.descr', rehearse='''
import sklearn
from joblib.externals import loky
loky.cpu_count(only_physical_cores=True)    # asks a program, once
sklearn.utils.fixes.threadpool_limits(1)    # looks for libraries, once
from sklearn import (cluster, datasets, ensemble, linear_model, metrics, model_selection, neighbors,
                     pipeline, preprocessing, svm, tree)
X, y = datasets.load_iris(return_X_y=True)
a, b, c, d = model_selection.train_test_split(X, y, stratify=y, random_state=0)
for model in (linear_model.LogisticRegression(max_iter=200), svm.SVC(), tree.DecisionTreeClassifier(),
              neighbors.KNeighborsClassifier(), ensemble.RandomForestClassifier(2)):
    line = pipeline.make_pipeline(preprocessing.StandardScaler(), model).fit(a, c)
    repr(line), line.score(b, d), line.predict(b)
model_selection.cross_val_score(line, X, y, cv=2), metrics.classification_report(d, line.predict(b))
cluster.KMeans(2, n_init=1, random_state=0).fit(X), linear_model.LinearRegression().fit(X, y)
'''),
}


# ---- where they are --------------------------------------------------------------------------------

def package_folders():
    """Where this Python keeps the packages of the system, as site would say, if it were asked to."""
    import site
    folders = site.getsitepackages()
    return [folder for folder in dict.fromkeys(folders) if os.path.isdir(folder)]


def where_to_get(name):
    top = name.partition('.')[0]
    if top in known_packages:
        return f"Debian and Ubuntu have it as '{known_packages[top].debian}'"
    guess = 'python3-' + top.lower().replace('_', '-')
    return f"in Debian and Ubuntu it may be called '{guess}'"


def complain_of_missing(name, folders):
    version = '%d.%d' % sys.version_info[:2]
    return (f"the package '{name}', which the challenge preloads, is not there for Python {version}, "
            f"in none of {', '.join(folders) or 'its folders'}",
            where_to_get(name))


# ---- what is kept ----------------------------------------------------------------------------------

class KeptImporter:
    """A finder and loader for the Python modules of packages that nobody has imported yet."""

    def __init__(self):
        self.modules = {}   # name -> (code, path, is_package)

    def find_spec(self, name, path=None, target=None):
        found = self.modules.get(name)
        if found is None:
            return None
        spec = ModuleSpec(name, self, origin=found[1], is_package=found[2])
        spec.has_location = True
        if found[2]:
            spec.submodule_search_locations.append(os.path.dirname(found[1]))
        return spec

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        exec(marshal.loads(self.modules[module.__spec__.name][0]), module.__dict__)

    def is_package(self, name):
        return self.modules[name][2]

    def get_code(self, name):
        return marshal.loads(self.modules[name][0])

    def get_source(self, name):
        return None


def marshalled(name, path):
    """The code of a module, out of its .pyc where that is good."""
    from _frozen_importlib_external import SourceFileLoader, cache_from_source
    from importlib.util import MAGIC_NUMBER
    try:
        with open(cache_from_source(path), 'rb') as file:
            cached = file.read()
        changed = int(os.stat(path).st_mtime) & 0xffffffff
        if cached[:8] == MAGIC_NUMBER + bytes(4) and cached[8:12] == changed.to_bytes(4, 'little'):
            return cached[16:]
    except OSError:
        pass
    return marshal.dumps(SourceFileLoader(name, path).get_code(name))


def package_sources(top, folder):
    """(name, path, is_package) of the Python modules of a package but its tests."""
    for inside, folders, files in os.walk(folder):
        folders[:] = [one for one in folders if one.isidentifier() and
                      one not in ('__pycache__', 'distutils', 'f2py', 'test', 'tests')]
        parts = os.path.relpath(inside, folder).split(os.sep)
        parts = [top] + (parts if parts != ['.'] else [])
        for file in files:
            stem = file.removesuffix('.py')
            if stem == file or not stem.isidentifier() or stem in ('setup', 'conftest', '__main__'):
                continue
            is_package = stem == '__init__'
            yield '.'.join(parts if is_package else parts + [stem]), os.path.join(inside, file), \
                is_package


def keep_modules(folders):
    """Keeps the code of all modules, not imported yet, of the packages that are."""
    kept = KeptImporter()
    for top, module in list(sys.modules.items()):
        file = getattr(module, '__file__', None) or ''
        folder = os.path.dirname(file)
        if '.' in top or not hasattr(module, '__path__') or os.path.dirname(folder) not in folders:
            continue
        for name, path, is_package in package_sources(top, folder):
            if name not in sys.modules:
                try:
                    kept.modules[name] = marshalled(name, path), path, is_package
                except (SyntaxError, UnicodeError, OSError):
                    pass    # of another version of Python, or a broken link: as good as not there
    return kept


class KeptFile:
    """What importlib.resources.files() gives, as far as it is read."""

    def __init__(self, name, data=None, files=()):
        self.name, self.data, self.files = name, data, files

    def is_dir(self):
        return self.data is None

    def is_file(self):
        return self.data is not None

    def iterdir(self):
        return iter(self.files)

    def joinpath(self, *names):
        found = self
        for name in '/'.join(names).split('/'):
            found = next((file for file in found.files if file.name == name), None)
            if found is None:
                raise FileNotFoundError(name)
        return found

    __truediv__ = joinpath

    def open(self, mode='r', *args, **kwargs):
        import io
        stream = io.BytesIO(self.data)
        return stream if 'b' in mode else io.TextIOWrapper(stream, *args, **kwargs)

    def read_bytes(self):
        return self.data

    def read_text(self, encoding=None):
        return self.data.decode(encoding or 'utf-8')


class KeptFiles:
    """The loader of a package whose files are kept, once it is imported."""

    def __init__(self, folder):
        names = [name for name in sorted(os.listdir(folder)) if not name.endswith('.py')]
        files = []
        for name in names:
            path = os.path.join(folder, name)
            if os.path.isfile(path):
                with open(path, 'rb') as file:
                    files.append(KeptFile(name, file.read()))
        self.root = KeptFile(os.path.basename(folder), files=files)

    def get_resource_reader(self, name):
        return self

    def files(self):
        return self.root


def keep_files(package):
    """Has importlib.resources find the files of a package in memory."""
    from importlib import import_module
    module = import_module(package)
    kept = KeptFiles(os.path.dirname(module.__file__))
    module.__spec__.loader = module.__loader__ = kept


def keep_zones():
    """Has pytz, which pandas asks, find the zones of the world in memory."""
    pytz = sys.modules.get('pytz')
    if pytz is None:
        return
    import io
    zones = {}
    for name in pytz.all_timezones:
        try:
            with pytz.open_resource(name) as file:
                zones[name] = file.read()
        except OSError:
            pass

    def open_resource(name):
        if name not in zones:
            raise FileNotFoundError(name)
        return io.BytesIO(zones[name])

    pytz.open_resource = open_resource
    pytz.resource_exists = zones.__contains__


# ---- the whole -------------------------------------------------------------------------------------

def rehearse_package(name):
    text = known_packages[name].rehearse
    exec(compile(text, f'<{name}>', 'exec', dont_inherit=True), {'__name__': 'rehearsal'})


def import_package(name):
    from importlib import import_module
    import_module(name)
    top = name.partition('.')[0]
    if top in known_packages:
        for module in known_packages[top].modules:
            try:
                import_module(module)
            except ModuleNotFoundError as error:
                if error.name != module:    # another version of the package may not have it
                    raise


def import_packages(names, folders):
    """None, or what to complain about and a hint."""
    from importlib.util import find_spec
    for name in names:
        top = name.partition('.')[0]
        if top in sys.stdlib_module_names:
            return (f"the challenge preloads '{name}', which is of the standard library",
                    'take it out: all of the standard library is there without it')
        try:
            if find_spec(top) is None:
                return complain_of_missing(name, folders)
            import_package(name)
        except Exception as error:
            if isinstance(error, ModuleNotFoundError) and error.name == name:
                return complain_of_missing(name, folders)
            return (f"the package '{name}', which the challenge preloads, can't be imported: "
                    f"{type(error).__name__}: {error}", '')
    tops = [name for name in known_packages if name in sys.modules]
    for name in tops:
        for package in known_packages[name].data:
            keep_files(package)
    keep_zones()
    for name in tops:
        rehearse_package(name)
    if 'numpy' in sys.modules:
        sys.modules['numpy'].random.seed(0)     # as that of random
    return None


def describe():
    """A text that stands for the packages that are there: where one is another version, or was installed
    anew, it is another text."""
    rows = []
    for name, module in sorted(sys.modules.items()):
        file = getattr(module, '__file__', None)
        if '.' in name or not file or not os.path.isfile(file) or \
                not {os.path.dirname(file), os.path.dirname(os.path.dirname(file))} & set(package_folders()):
            continue
        found = os.stat(file)
        rows.append(f'{name} {getattr(module, "__version__", "")} {found.st_size} {found.st_mtime_ns}')
    return ', '.join(rows)


def preload(names):
    """Imports packages for good. None, or (what is wrong, hint)."""
    import warnings
    folders = package_folders()
    sys.path.extend(folders)
    show, warnings.showwarning = warnings.showwarning, lambda *args, **kwargs: None
    sys.modules.update(dict.fromkeys(AVOIDED))  # an import of None is an ImportError
    try:
        complaint = import_packages(names, folders)
    finally:
        warnings.showwarning = show
        for name in AVOIDED:
            if sys.modules.get(name) is None:
                sys.modules.pop(name, None)
    if complaint is None:
        globals()['kept_modules'] = keep_modules(folders)
    return complaint
