using System.Globalization;
using Conformance.Coap.Options;
using Conformance.Engine.Running;
using Conformance.Engine.Verbs.Operations;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.Roles;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Bootstrap;

public sealed class BootstrapDiscoverVerb : OperationVerb
{
    private static readonly ushort[] Accounts = [0, 1, 2];

    private static readonly FieldDefinition[] Captured =
    [
        .. Definitions.ExchangeFields,
        new("free", new FieldType.OneMatcher(), "Object id (0, 1, 2) → path of the lowest instance that is not taken."),
        new("enabler", new FieldType.OneMatcher(), "The LwM2M version announced at the root."),
    ];

    public override VerbDefinition Definition { get; } = new()
    {
        Name = "bs-discover",
        Kind = "bootstrap",
        Summary = "Bootstrap-Discover; captures also which instances of objects 0, 1 and 2 are free.",
        Example = """
            - bs-discover: /
              as: before
            """,
        Target = Definitions.Path(0, 1),
        Fields = [Definitions.Expect with { Type = new FieldType.Matchers(Captured) }, .. Definitions.OperationFields.Skip(1)],
        Captures = Captured,
        Judges = true,
    };

    protected override string DefaultRole => "bootstrap";

    protected override OperationRequest? Request(StepContext context) =>
        PathOf(context) is { } path
            ? Basic(context, OperationKind.BootstrapDiscover, path.ToString()) with { Accept = ContentFormat.LinkFormat }
            : null;

    protected override Value.Map Enrich(StepContext context, OperationResult result, Value.Map capture)
    {
        var taken = result.Links
            .Select(link => Lwm2mPath.TryParse(link.Target, out var path) ? path : Lwm2mPath.Root)
            .Where(path => path.Depth == 2)
            .ToHashSet();
        var free = Accounts.ToDictionary(
            id => id.ToString(CultureInfo.InvariantCulture),
            id => (Value)new Value.Text(Enumerable.Range(0, ushort.MaxValue).Select(instance => Lwm2mPath.Of(id, (ushort)instance)).First(path => !taken.Contains(path)).ToString()),
            StringComparer.Ordinal);
        var enabler = result.Links.Select(link => link["lwm2m"]).FirstOrDefault(version => version is not null);
        return capture with
        {
            Content = new Dictionary<string, Value>(capture.Content, StringComparer.Ordinal)
            {
                ["free"] = new Value.Map(free),
                ["enabler"] = enabler is null ? Value.Nothing : new Value.Text(enabler),
            },
        };
    }
}
