using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;

namespace Conformance.ReferenceServer.Bootstrap;

/// <summary>What a client is given: instances with their values, in the order they are written.</summary>
/// <param name="Instances">Instance → resource values as plain text.</param>
public sealed record BootstrapPlan(IReadOnlyList<(Lwm2mPath Instance, IReadOnlyList<(ushort Id, string Text)> Values)> Instances)
{
    private const string NoSecurity = "3";

    /// <summary>One account for the server's own management side, without security.</summary>
    /// <param name="instance">Where its Security and its Server instance are.</param>
    public static BootstrapPlan Of(string uri, ushort instance = 1) => new(
    [
        (Lwm2mPath.Of(0, instance), [(0, uri), (1, "0"), (2, NoSecurity), (10, "1")]),
        (Lwm2mPath.Of(1, instance), [(0, "1"), (1, "300"), (6, "0"), (7, "U")]),
    ]);

    /// <summary>The values of an instance, typed.</summary>
    public static IReadOnlyList<Entry> Entries(Lwm2mPath instance, IReadOnlyList<(ushort Id, string Text)> values, ObjectModel model) =>
    [
        .. from written in values
           let path = instance.Child(written.Id)
           where Lwm2mValue.TryParse(model.TypeOf(path) ?? ResourceType.String, written.Text, out _)
           select new Entry(path, Parse(model.TypeOf(path) ?? ResourceType.String, written.Text)),
    ];

    private static Lwm2mValue? Parse(ResourceType type, string text) => Lwm2mValue.TryParse(type, text, out var value) ? value : null;
}
