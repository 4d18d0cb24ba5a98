using Conformance.Coap.Deviations;
using Conformance.Engine.Running;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs;

/// <summary>The field <c>faults</c>: what our own side does wrong on purpose.</summary>
public static class Faults
{
    private const string Field = "faults";

    private static readonly (DeviationPlace Place, string Word)[] Words =
    [
        (DeviationPlace.Request, "request"),
        (DeviationPlace.Response, "response"),
        (DeviationPlace.Acknowledgement, "empty ACK"),
    ];

    /// <summary>Of a step that sends a request, and acknowledges an answer that comes apart from its ACK.</summary>
    public static FieldDefinition OfRequests { get; } = Definition(
        "fault-of-a-request", DeviationPlace.Request | DeviationPlace.Acknowledgement, "What we do wrong on purpose in sending the request, or in acknowledging a separate response.");

    /// <summary>Of a step that answers a request or acknowledges a notification.</summary>
    public static FieldDefinition OfAnswers { get; } = Definition(
        "fault-of-an-answer", DeviationPlace.Response | DeviationPlace.Acknowledgement, "What we do wrong on purpose in answering the request, or in acknowledging the notification.");

    /// <summary>The table of the reference page.</summary>
    public static Glossary Glossary { get; } = new(
        "Faults of our own side",
        "What `faults` takes: a tester has to be a bad peer now and then. A fault applies to the datagrams of its step only, retransmissions and answers to duplicates included; the ladder marks them `on purpose`.",
        ["name", "what we do", "breaks", "of"],
        [.. DeviationTable.All.Select(deviation => new[] { $"`{deviation.Name}`", deviation.Summary, deviation.Clause, PlacesOf(deviation) })]);

    /// <returns>The deviations a step asks for; none when it has no such field.</returns>
    public static IReadOnlyList<Deviation> Of(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Field(Field) is Value.List list ? [.. list.Content.Select(name => DeviationTable.Find(StepContext.Text(name))).OfType<Deviation>()] : [];
    }

    /// <summary>Whether a step asks for any.</summary>
    public static bool AreIn(BoundStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        return step.Fields.ContainsKey(Field);
    }

    private static FieldDefinition Definition(string name, DeviationPlace places, string summary) =>
        new(Field, new FieldType.Several(name, [.. DeviationTable.For(places).Select(deviation => deviation.Name)]), summary);

    private static string PlacesOf(Deviation deviation) =>
        string.Join(", ", Words.Where(word => (deviation.Places & word.Place) != DeviationPlace.None).Select(word => word.Word));
}
