using Conformance.Coap.Options;
using Conformance.Engine.Benches;
using Conformance.Engine.Running;
using Conformance.Engine.Verbs.Operations;
using Conformance.Lwm2m.Operations;
using Conformance.Roles;
using Conformance.Roles.Clients;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Clients;

/// <summary>An operation of our client towards a server under test.</summary>
public abstract class ClientVerb : OperationVerb
{
    /// <summary>Every operation of a client has these.</summary>
    protected static IReadOnlyList<FieldDefinition> ClientFields { get; } = [Definitions.Expect, Definitions.Within, Definitions.Type, Faults.OfRequests];

    /// <summary>How the query of a registration is said.</summary>
    protected static IReadOnlyList<FieldDefinition> QueryFields { get; } =
    [
        new("query", new FieldType.NamedValues(), "The whole query, in this order, instead of the ordinary one; 'unset' sends the name alone.", Excludes: ["with", "without"]),
        new("with", new FieldType.NamedValues(), "Parameters besides the ordinary ones, or instead of those of the same name."),
        new("without", new FieldType.Items(), "Ordinary parameters that are left out."),
    ];

    protected static FieldDefinition Links { get; } = new("links", new FieldType.Any(), "The body instead of the ordinary list: link format as text, or octets.");

    protected override string DefaultRole => RoleNames.Client;

    protected static ScriptedClient ClientOf(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Bench.Clients[context.FieldText("at") ?? context.Run.ClientRole ?? RoleNames.Client];
    }

    /// <summary>The ordinary parameters, bent by the step.</summary>
    protected static IReadOnlyList<string> QueryOf(StepContext context, params (string Name, string? Value)[] ordinary)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(ordinary);
        if (context.Has("query"))
        {
            return Exchanges.Queries(context);
        }

        var changed = Exchanges.Queries(context, "with");
        List<string> left = context.Field("without") switch
        {
            Value.List list => [.. list.Content.Select(StepContext.Text)],
            { } one => [StepContext.Text(one)],
            null => [],
        };
        left.AddRange(changed.Select(NameOf));
        return [.. ordinary.Where(parameter => !left.Contains(parameter.Name)).Select(parameter => parameter.Value is null ? parameter.Name : $"{parameter.Name}={parameter.Value}"), .. changed];
    }

    protected static OperationRequest Sent(
        StepContext context, OperationKind kind, string path, IReadOnlyList<string> queries, ContentFormat? format, ReadOnlyMemory<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new()
        {
            Kind = kind,
            Path = path,
            Queries = queries,
            ContentFormat = payload.IsEmpty ? null : format,
            Payload = payload,
            Confirmable = context.FieldText("type") != "NON",
            Block1 = context.FieldNumber("block1"),
            Within = Exchanges.WithinOf(context),
            Deviations = Faults.Of(context),
        };
    }

    private static string NameOf(string query) => query.Split('=')[0];
}
