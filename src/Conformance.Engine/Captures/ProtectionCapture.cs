using Conformance.Coap.Options;
using Conformance.Oscore.Contexts;
using Conformance.Roles;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Captures;

/// <summary>What a message under object security shows, outside and inside, as the language sees it.</summary>
public static class ProtectionCapture
{
    /// <summary>Fields of the event protected.</summary>
    public static IReadOnlyList<FieldDefinition> Fields { get; } =
    [
        new("outer-code", new FieldType.OneMatcher(), "The code that stands outside of the protection."),
        new("outer-path", new FieldType.OneMatcher(), "Uri-Path outside; absent when there is none."),
        new("outer-query", new FieldType.OneMatcher(), "Uri-Query outside; absent when there is none."),
        new("guarded", new FieldType.OneMatcher(), "Whether it has the OSCORE option; of a request or notification, whether it came under object security."),
        new("taken", new FieldType.OneMatcher(), "Whether it came out of its protection; code, path and the like are of what was in it."),
        new("failure", new FieldType.OneMatcher(), "Why not: Undecodable, NoContext, Replayed or Forged."),
        new("number", new FieldType.OneMatcher(), "Its Partial IV; absent when it has none."),
        new("kid", new FieldType.OneMatcher(), "Octets of what its sender is called."),
        new("kid-context", new FieldType.OneMatcher(), "Octets of the context that it names."),
        new("notifies", new FieldType.OneMatcher(), "Whether it is a notification, or the first answer of an observation."),
    ];

    public static void AddTo(Dictionary<string, Value> fields, ProtectedEvent seen)
    {
        ArgumentNullException.ThrowIfNull(fields);
        ArgumentNullException.ThrowIfNull(seen);

        var (_, _, outer, option, inner, failure) = seen.Seen;
        fields["outer-code"] = new Value.Text(outer.Code.ToString());
        fields["guarded"] = new Value.Flag(outer.Options.First(OptionNumber.Oscore) is not null);
        fields["taken"] = new Value.Flag(inner is not null);
        if (outer.Options.First(OptionNumber.UriPath) is not null)
        {
            fields["outer-path"] = new Value.Text(outer.Options.Path);
        }

        if (outer.Options.Queries is { Count: > 0 } queries)
        {
            fields["outer-query"] = new Value.Text(string.Join('&', queries));
        }

        if (failure is { } why)
        {
            fields["failure"] = new Value.Text($"{why}");
        }

        if (option?.PartialIv is { } number)
        {
            fields["number"] = new Value.Number(PartialIv.ToNumber(number.Span));
        }

        AddOctets(fields, "kid", option?.Kid);
        AddOctets(fields, "kid-context", option?.KidContext);
        if (inner is not null)
        {
            fields["code"] = new Value.Text(inner.Code.ToString());
            fields["path"] = new Value.Text(inner.Options.Path);
            fields["notifies"] = new Value.Flag(inner.Code.IsResponse && inner.Options.Observe is not null);
            ExchangeCapture.AddMessage(fields, inner, inner.Payload);
        }
    }

    private static void AddOctets(Dictionary<string, Value> fields, string name, ReadOnlyMemory<byte>? octets)
    {
        if (octets is { } some)
        {
            fields[name] = new Value.Octets(some);
        }
    }
}
