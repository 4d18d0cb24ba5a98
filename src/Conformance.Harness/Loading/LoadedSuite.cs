using Conformance.Engine.Running;
using Conformance.Engine.Traffic;
using Conformance.Engine.Verbs;
using Conformance.Harness.Baselines;
using Conformance.Harness.Generating;
using Conformance.Lwm2m.Objects;
using Conformance.Scripting;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Diagnostics;
using Conformance.Scripting.Profiles;
using Conformance.Scripting.Yaml;

namespace Conformance.Harness.Loading;

/// <summary>Test cases, profile and object facts, checked as they are read.</summary>
/// <param name="Folders">Where they came from.</param>
/// <param name="Profile">The profile, with what it includes.</param>
/// <param name="Objects">Object facts.</param>
public sealed record LoadedSuite(SuiteFolders Folders, Profile Profile, ObjectRegistry Objects)
{
    public const string DefaultProfile = "wisun-lwm2m";

    private readonly Lazy<IReadOnlyList<LoadedFile>> _files =
        new(() => Read(Loader(Profile, Objects), Folders.TestCases, Profile));

    /// <summary>Every case file, also those that did not load. Read when first asked for, so that a device can be started meanwhile.</summary>
    public IReadOnlyList<LoadedFile> Files => _files.Value;

    /// <summary>Cases that are made from object facts, on demand.</summary>
    public GeneratedCases Generated { get; } = new(Loader(Profile, Objects), Objects, Profile);

    /// <summary>The cases in files, and those that are made for the objects that a device declares, with the times they take on it.</summary>
    public IEnumerable<BoundCase> CasesFor(DeviceDescription device) => FiledFor(device).Concat(GeneratedFor(device, GeneratedCases.DeclaredBy(device)));

    /// <summary>The cases in files, with the times they take on a device.</summary>
    public IEnumerable<BoundCase> FiledFor(DeviceDescription device) => On(device, Cases);

    /// <summary>The cases that are made for some objects, with the times they take on a device.</summary>
    public IEnumerable<BoundCase> GeneratedFor(DeviceDescription device, IEnumerable<ushort> objects) => On(device, Generated.Of(objects));

    /// <summary>Those of them that talk with the device, and do not look at its file alone.</summary>
    public IEnumerable<BoundCase> PlaysFor(DeviceDescription device) => CasesFor(device).Where(test => !DeclarationCases.Made(test.Id));

    /// <summary>The cases in files.</summary>
    public IEnumerable<BoundCase> Cases => Files.SelectMany(file => file.Cases);

    public IEnumerable<LoadedFile> Broken => Files.Where(file => file.Diagnostics.Count > 0);

    /// <summary>Case files at or below a path, inside the suite's own tree or anywhere else.</summary>
    /// <param name="path">A file or a folder. Positions and groups are read from the nearest folder above that is called <c>testcases</c>, else from the path itself.</param>
    public IReadOnlyList<LoadedFile> FilesAt(string path)
    {
        var wanted = Path.GetFullPath(path).TrimEnd(Path.DirectorySeparatorChar);
        var own = Path.GetFullPath(Folders.TestCases);
        var found = File.Exists(wanted) ? [wanted] : Directory.GetFiles(wanted, "*.yaml", SearchOption.AllDirectories);
        var roots = found.Select(RootOf).Distinct().Order(StringComparer.Ordinal);
        return
        [
            .. from root in roots
               from file in root == own ? Files : LoaderOf(root).LoadTree(root)
               where Above(Path.Combine(root, file.File)).Contains(wanted)
               select file,
        ];

        string RootOf(string file) =>
            Above(file).FirstOrDefault(folder => Path.GetFileName(folder) == Path.GetFileName(own) || IsPassive(folder))
            ?? (found.Length == 1 ? Path.GetDirectoryName(file)! : wanted);
    }

    /// <summary>Loads profile and object facts.</summary>
    /// <param name="profile">Folder of the profile, a name below <c>profiles</c>, or <see langword="null"/> for the default.</param>
    public static LoadedSuite? Load(SuiteFolders folders, string? profile, out Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(folders);

        if (LoadProfile(folders, profile, out refusal) is not { } loaded || LoadObjects(folders, out refusal) is not { } objects)
        {
            return null;
        }

        // Case files speak of what the suite's own profile has; under another one the rest of it asks nothing.
        var own = profile is null or DefaultProfile ? loaded : LoadProfile(folders, name: null, out refusal);
        return own is null ? null : new(folders, loaded with { Foreign = ForeignNames.Of(own, loaded) }, objects);
    }

    /// <summary>Loads the profile that a device file names, and object facts.</summary>
    /// <param name="profile">The profile to use instead; <see langword="null"/> for the one of the device file.</param>
    /// <param name="device">A path, or a name below <c>profiles/devices</c>.</param>
    public static LoadedSuite? LoadFor(SuiteFolders folders, string? profile, string device, out Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(folders);
        ArgumentNullException.ThrowIfNull(device);

        refusal = null;
        var folder = profile ?? (DeviceFileLoader.ProfileId(PathOf(folders, device)) is { } named ? FolderOf(folders, named.Id, named.Place, out refusal) : null);
        return refusal is null ? Load(folders, folder, out refusal) : null;
    }

    // By its id, or by its folder seen from the device file.
    private static string? FolderOf(SuiteFolders folders, string id, SourceSpan place, out Refusal? refusal)
    {
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(place.File))!, id);
        var diagnostics = new List<Diagnostic>();
        var found = File.Exists(Path.Combine(beside, "profile.yaml")) ? beside : ProfileLoader.Find(folders.Profiles, id, place, diagnostics);
        refusal = found is null ? Refusal.Input(Diagnosis.Of(diagnostics)) : null;
        return found;
    }

    private static IEnumerable<BoundCase> On(DeviceDescription device, IEnumerable<BoundCase> cases)
    {
        ArgumentNullException.ThrowIfNull(device);
        var parameters = Roots.Nested(device.Pixit);
        return cases.Select(test => test.On(parameters));
    }

    private static string PathOf(SuiteFolders folders, string device) =>
        File.Exists(device) ? device : Path.Combine(folders.Devices, device.EndsWith(".yaml", StringComparison.Ordinal) ? device : $"{device}.yaml");

    public static Profile? LoadProfile(SuiteFolders folders, string? name, out Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(folders);

        var folder = name is not null && Directory.Exists(name) ? name : Path.Combine(folders.Profiles, name ?? DefaultProfile);
        var diagnostics = new List<Diagnostic>();
        var profile = Directory.Exists(folder) ? ProfileLoader.Load(folder, diagnostics) : null;
        refusal = profile is not null ? null : Refusal.Input(Directory.Exists(folder)
            ? Diagnosis.Of(diagnostics)
            : $"there is no profile '{name}'; a folder, or one of {string.Join(", ", Names(folders))} is required");
        return profile;
    }

    public static ObjectRegistry? LoadObjects(SuiteFolders folders, out Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(folders);
        try
        {
            refusal = null;
            return ObjectRegistry.Load(folders.Objects);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            refusal = Refusal.Input(unreadable.Message);
            return null;
        }
    }

    /// <summary>Loads a device file.</summary>
    /// <param name="device">A path, or a name below <c>profiles/devices</c>.</param>
    /// <param name="lwm2m">Enabler version to judge it by; the one it declares unless given.</param>
    public DeviceDescription? LoadDevice(string device, string? lwm2m, out Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(device);

        var path = PathOf(Folders, device);
        var diagnostics = new List<Diagnostic>();
        var loaded = File.Exists(path) ? DeviceFileLoader.Load(path, Profile, diagnostics) : null;
        refusal = loaded is not null ? null : Refusal.Input(File.Exists(path)
            ? Diagnosis.Of(diagnostics)
            : $"there is no device file '{device}'; a path, or a name below {Path.GetRelativePath(Directory.GetCurrentDirectory(), Folders.Devices)} is required");
        return lwm2m is null || loaded is null ? loaded : loaded.By(lwm2m, Profile);
    }

    /// <summary>Loads a file of known deviations.</summary>
    public Baseline? LoadBaseline(string path, out Refusal? refusal)
    {
        var diagnostics = new List<Diagnostic>();
        var loaded = BaselineFile.Load(path, Profile, diagnostics);
        refusal = loaded is null ? Refusal.Input(Diagnosis.Of(diagnostics)) : null;
        return loaded;
    }

    /// <summary>The cases that judge traffic which others cause, also those that did not load.</summary>
    public IReadOnlyList<LoadedFile> PassiveFiles => LoaderOf(Folders.Passive).LoadTree(Folders.Passive);

    private CaseLoader LoaderOf(string root) => IsPassive(root) ? new(PassiveLanguage.Catalogue, new SuiteVocabulary(Profile, Objects)) : Loader(Profile, Objects);

    private bool IsPassive(string folder) => Path.GetFileName(folder) == Path.GetFileName(Folders.Passive);

    private static CaseLoader Loader(Profile profile, ObjectRegistry objects) => new(EngineVerbs.Catalogue, new SuiteVocabulary(profile, objects));

    private static IReadOnlyList<LoadedFile> Read(CaseLoader loader, string folder, Profile profile) =>
        [.. loader.LoadTree(folder).Select(file => Of(profile, file))];

    private static LoadedFile Of(Profile profile, LoadedFile file) => profile.Foreign.Requirements.Count == 0
        ? file
        : file with { Cases = [.. file.Cases.Select(test => test with { Requirements = [.. test.Requirements.Where(id => !profile.Foreign.Requirements.Contains(id))] })] };

    // A path and every folder above it.
    private static IEnumerable<string> Above(string path)
    {
        for (var at = path; at is not null; at = Path.GetDirectoryName(at))
        {
            yield return at;
        }
    }

    private static IEnumerable<string> Names(SuiteFolders folders) => Directory
        .EnumerateDirectories(folders.Profiles)
        .Where(folder => File.Exists(Path.Combine(folder, "profile.yaml")))
        .Select(folder => Path.GetFileName(folder))
        .Order(StringComparer.Ordinal);
}
