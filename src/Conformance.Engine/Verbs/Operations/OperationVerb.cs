using Conformance.Coap.Options;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.Roles;
using Conformance.Scripting.Binding;
using Conformance.Scripting.Expressions;

namespace Conformance.Engine.Verbs.Operations;

/// <summary>An operation of the tester: send, then judge the answer. What differs between operations is the request.</summary>
public abstract class OperationVerb : IVerb
{
    public abstract VerbDefinition Definition { get; }

    /// <summary>Which role sends it when the step does not say <c>at</c>.</summary>
    protected virtual string DefaultRole => "server";

    public async Task RunAsync(StepContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var request = Request(context);
        if (request is null)
        {
            return;
        }

        if (await Exchanges.PerformAsync(context, context.FieldText("at") ?? context.Run.ClientRole ?? DefaultRole, request) is not { } result)
        {
            return;
        }

        Established(result);
        var path = Lwm2mPath.TryParse(request.Path, out var parsed) ? parsed : (Lwm2mPath?)null;
        var capture = Exchanges.Capture(context, result, path);
        (result, capture) = Read(context, result, Enrich(context, result, capture));
        context.Capture(capture);
        Exchanges.Judge(context, request, result, capture);
    }

    /// <summary>Builds the request.</summary>
    /// <returns><see langword="null"/> after reporting an error of the case.</returns>
    protected abstract OperationRequest? Request(StepContext context);

    /// <summary>Adds fields that only this operation captures.</summary>
    protected virtual Value.Map Enrich(StepContext context, OperationResult result, Value.Map capture) => capture;

    /// <summary>Reads a body that is in none of LwM2M's formats.</summary>
    protected virtual (OperationResult Result, Value.Map Capture) Read(StepContext context, OperationResult result, Value.Map capture) => (result, capture);

    /// <summary>The request that the shared fields describe; verbs add what is theirs.</summary>
    protected static OperationRequest Basic(StepContext context, OperationKind kind, string path) => new()
    {
        Kind = kind,
        Path = path,
        Behind = context.FieldText("behind"),
        Accept = FormatOf(context, "accept"),
        Queries = Exchanges.Queries(context),
        Confirmable = context.FieldText("type") != "NON",
        Block1 = context.FieldNumber("block1"),
        Block1Later = context.FieldNumber("block1-later"),
        Block2 = context.FieldNumber("block2"),
        Within = Exchanges.WithinOf(context),
        Deviations = Faults.Of(context),
    };

    protected static ContentFormat? FormatOf(StepContext context, string field) =>
        context.Field(field) is Value.Number number ? new ContentFormat((int)number.Content) : null;

    /// <summary>The target as a path.</summary>
    /// <returns><see langword="null"/> after reporting an error of the case.</returns>
    protected static Lwm2mPath? PathOf(StepContext context)
    {
        if (Lwm2mPath.TryParse(context.TargetText, out var path))
        {
            return path;
        }

        context.Error($"'{context.TargetText}' is no LwM2M path");
        return null;
    }

    private static void Established(OperationResult result)
    {
        if (result is { Observation: { FirstNumber: null } observation, Response: { } response })
        {
            observation.FirstNumber = response.Options.Observe;
            observation.EstablishedAt = result.Last.EndedAt;
        }
    }
}
