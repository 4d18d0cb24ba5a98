using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Conformance.Lwm2m.Objects;
using Conformance.Model;
using Conformance.Scripting;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Profiles;

namespace Conformance.Harness.Generating;

/// <summary>Cases made from object facts: each object that a device has is held against its definition, one case for each respect.</summary>
/// <remarks>
/// They are text in the test language like all others, and go through the same loader. Their ids are stable: <c>C-OBJ-3447-RANGE</c>.
/// Security and OSCORE are out of the reach of servers (Core 1.1 §6.3, E.1) and get none.
/// </remarks>
public sealed partial class GeneratedCases(CaseLoader loader, ObjectRegistry objects, Profile profile)
{
    private const int LongestName = 34;
    private static readonly ushort[] Hidden = [0, 21, 23];
    private readonly Dictionary<ushort, IReadOnlyList<LoadedFile>> _made = [];
    private readonly Lazy<IReadOnlyList<LoadedFile>> _declarations = new(() => [.. DeclarationCases.Of(profile, loader)]);

    /// <summary>Ends of their ids: <c>READ</c>, <c>RANGE</c> …</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. GeneratedKind.All.Select(kind => kind.Word)];

    /// <summary>The cases of one object; none when nothing is known of it.</summary>
    public IReadOnlyList<LoadedFile> Of(ushort objectId)
    {
        if (!_made.TryGetValue(objectId, out var files))
        {
            var versions = Hidden.Contains(objectId) ? [] : objects.Versions(objectId);
            _made[objectId] = files = versions.Count == 0 ? [] : [.. GeneratedKind.All.Where(kind => kind.Concerns(versions)).Select(kind => Load(versions[^1], kind))];
        }

        return files;
    }

    /// <summary>The cases of what the profile wants declared, and those of several objects in the order of their numbers.</summary>
    public IEnumerable<BoundCase> Of(IEnumerable<ushort> objectIds) =>
        Declarations.Concat(objectIds.Distinct().Order().SelectMany(Of)).SelectMany(file => file.Cases);

    /// <summary>The cases of what the profile wants declared.</summary>
    public IReadOnlyList<LoadedFile> Declarations => _declarations.Value;

    /// <summary>Whether a case is made and has no file, by its id.</summary>
    public static bool Made(string caseId) => ObjectOf(caseId) is not null || DeclarationCases.Made(caseId);

    /// <summary>Objects that a device declares to have.</summary>
    public static IEnumerable<ushort> DeclaredBy(DeviceDescription device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return device.Pics.Where(answer => answer.Value == Ternary.Yes).Select(answer => ObjectIn(DeclarationForm().Match(answer.Key))).OfType<ushort>();
    }

    /// <summary>The object whose generated case has that id.</summary>
    /// <returns><see langword="null"/> when it is the id of no generated case.</returns>
    /// <param name="caseId">The id, or a pattern that begins like one.</param>
    public static ushort? ObjectOf(string caseId) => ObjectIn(IdForm().Match(caseId));

    private static ushort? ObjectIn(Match match) =>
        match.Success && ushort.TryParse(match.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private LoadedFile Load(ObjectDefinition definition, GeneratedKind kind)
    {
        var id = $"C-OBJ-{definition.Id}-{kind.Word}";
        return loader.Load(Text(definition, kind, id), $"client/objects/{id}.yaml");
    }

    private string Text(ObjectDefinition definition, GeneratedKind kind, string id)
    {
        var name = $"{(definition.Name.Length > LongestName ? definition.Name[..LongestName].TrimEnd() + "…" : definition.Name)} (/{definition.Id})";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""
            # Made from the definition of object {definition.Id}, not kept in a file.
            id: {id}
            title: '{string.Format(CultureInfo.InvariantCulture, kind.Title, name.Replace("'", "''", StringComparison.Ordinal))}'
            purpose: Check that {kind.Purpose}.
            requirements: [{string.Join(", ", Known(kind.Requirements, definition, kind))}]
            applies-if: C.OBJ.{definition.Id}

            """);
        text.Append("iut: client\ntester: server\n\npreconditions:\n  - state: registered\n\nsteps:\n");
        foreach (var (aspect, requirements) in kind.Steps)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - conform: /{definition.Id}\n    in: {aspect}\n    requirement: [{string.Join(", ", Known(requirements, definition, kind))}]\n");
        }

        return text.ToString();
    }

    // A profile for the enabler alone has no dataset requirement of its own; others ask more of some objects.
    private IEnumerable<string> Known(IReadOnlyList<string> requirements, ObjectDefinition definition, GeneratedKind kind) => requirements
        .Where(profile.Requirements.ContainsKey)
        .Concat(profile.Sweeps.Where(sweep => sweep.Objects.Contains(definition.Id) && sweep.Kinds.Contains(kind.Word)).Select(sweep => sweep.Requirement));

    [GeneratedRegex(@"\AC\.OBJ\.([0-9]{1,5})\z", RegexOptions.CultureInvariant)]
    private static partial Regex DeclarationForm();

    [GeneratedRegex(@"\AC-OBJ-([0-9]{1,5})-[A-Z*?]", RegexOptions.CultureInvariant)]
    private static partial Regex IdForm();
}
