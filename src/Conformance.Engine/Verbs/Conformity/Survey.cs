using Conformance.Coap.Links;
using Conformance.Coap.Options;
using Conformance.Engine.Running;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;
using Conformance.Model;
using Conformance.Roles;

namespace Conformance.Engine.Verbs.Conformity;

/// <summary>The instances of one object on the device, its definition, and the questions that can be put to them.</summary>
internal sealed class Survey
{
    /// <summary>How many instances are looked at; the first of them.</summary>
    private const int Most = 16;

    private readonly Registration _registration;

    private Survey(StepContext context, Registration registration, ObjectDefinition definition, IReadOnlyList<Lwm2mPath> instances) =>
        (Context, _registration, Definition, Instances) = (context, registration, definition, instances);

    public StepContext Context { get; }

    public ObjectDefinition Definition { get; }

    /// <summary>The instances announced.</summary>
    public IReadOnlyList<Lwm2mPath> Instances { get; }

    /// <summary>The version announced with <c>ver</c>, or <see langword="null"/>.</summary>
    public string? AnnouncedVersion => _registration.ObjectVersions.GetValueOrDefault(Definition.Id);

    /// <summary>Where rights may stand in the way of what is asked (Core 1.1 §8.2).</summary>
    public bool HasRights => _registration.Instances.Any(path => path.ObjectId == 2);

    /// <returns><see langword="null"/> after saying why there is nothing to be seen.</returns>
    public static Survey? Of(StepContext context, ushort objectId)
    {
        if (context.Bench.Server.Registration is not { } registration)
        {
            context.Inconclusive("the device is not registered, so there is nothing to look at", Observer.Harness);
            return null;
        }

        if (context.Bench.Server.Model[objectId] is not { } definition)
        {
            context.Inconclusive($"there is no definition of object {objectId}", Observer.Harness);
            return null;
        }

        List<Lwm2mPath> instances = [.. registration.Instances.Where(path => path.ObjectId == objectId)];
        if (instances.Count == 0)
        {
            context.Inconclusive($"the device announces no instance of object {objectId}", Observer.Wire);
            return null;
        }

        if (instances.Count > Most)
        {
            context.Remark($"{instances.Count} instances are announced; the first {Most} are looked at");
        }

        return new(context, registration, definition, [.. instances.Take(Most)]);
    }

    /// <summary>What is defined of the resource that a path lies at or below.</summary>
    public ResourceDefinition? this[Lwm2mPath path] => path.ResourceId is { } id ? Definition[id] : null;

    /// <summary>The resources that a Discover of an instance lists, with what it says of them.</summary>
    /// <param name="isJudged">Whether it is the Discover itself that is judged, so that its failure fails the device.</param>
    /// <returns><see langword="null"/> after saying why they are not known.</returns>
    public async Task<IReadOnlyList<(Lwm2mPath Path, Link Link)>?> ListedAsync(Lwm2mPath instance, bool isJudged = false)
    {
        if (await AskAsync(OperationKind.Discover, instance) is not { } result)
        {
            return null;
        }

        if (result is not { Response.Code.IsSuccess: true, ContentError: null })
        {
            Fault($"a Discover of {instance} brings {Said(result)}", "so it is not known what is there", result, isJudged);
            return null;
        }

        return [.. Listed(result, instance)];
    }

    /// <summary>The resources of an instance: those that a Discover lists or, where it lists none, those that a Read brings.</summary>
    /// <returns><see langword="null"/> after saying why they are not known.</returns>
    public async Task<Present?> PresentAsync(Lwm2mPath instance)
    {
        if (await AskAsync(OperationKind.Discover, instance) is not { } discovered)
        {
            return null;
        }

        if (discovered is { Response.Code.IsSuccess: true, ContentError: null })
        {
            return new([.. Listed(discovered, instance).Select(listed => listed.Path)], IsWhole: true);
        }

        if (await ContentAsync(instance) is not { } content)
        {
            return null;
        }

        Context.Remark($"a Discover of {instance} brings {Said(discovered)}; what a Read of it brings is looked at instead");
        return new([.. Resources(content).Select(resource => resource.Key).Distinct().Where(path => path.Cut(2) == instance)], IsWhole: false);
    }

    /// <summary>What a Read of an instance brings.</summary>
    /// <param name="isJudged">Whether it is the Read itself that is judged, so that its failure fails the device.</param>
    /// <returns><see langword="null"/> after saying why it brings nothing.</returns>
    public async Task<OperationResult?> ContentAsync(Lwm2mPath instance, bool isJudged = false)
    {
        if (await AskAsync(OperationKind.Read, instance) is not { } result)
        {
            return null;
        }

        if (result is not { Response.Code.IsSuccess: true, ContentError: null })
        {
            Fault($"a Read of {instance} brings {Said(result)}", "so its values are not known", result, isJudged);
            return null;
        }

        return result;
    }

    /// <summary>Asks, and waits for the answer.</summary>
    /// <returns><see langword="null"/> after reporting that none came.</returns>
    public async Task<OperationResult?> AskAsync(OperationKind kind, Lwm2mPath path, ContentFormat? accept = null, (ContentFormat Format, ReadOnlyMemory<byte> Octets)? body = null)
    {
        var request = new OperationRequest
        {
            Kind = kind,
            Path = path.ToString(),
            Accept = accept,
            ContentFormat = body?.Format,
            Payload = body?.Octets ?? default,
            Within = Exchanges.WithinOf(Context),
        };
        if (await Exchanges.PerformAsync(Context, "server", request) is not { } result)
        {
            return null;
        }

        Context.EndedAt = result.Last.EndedAt;
        if (result.Response is null)
        {
            Context.Unseen($"{kind} of {path} has no answer that can be read", "an answer", result.Last.GetType().Name, result.Last.EndedAt);
            return null;
        }

        return result;
    }

    public static string CodeOf(OperationResult result) => result.Response?.Code.ToString() ?? "none";

    /// <summary>The resources of a payload: each with its entries, in the order of the payload.</summary>
    public static IEnumerable<IGrouping<Lwm2mPath, Entry>> Resources(OperationResult content) =>
        content.Entries.Where(entry => entry.Path.Depth >= 3).GroupBy(entry => entry.Path.Cut(3));

    private IEnumerable<(Lwm2mPath Path, Link Link)> Listed(OperationResult discovered, Lwm2mPath instance) =>
        from link in discovered.Links
        let path = _registration.PathOf(link.Target)
        where path is { Depth: 3 } && path.Value.Cut(2) == instance
        select (path.Value, link);

    private void Fault(string message, string consequence, OperationResult result, bool isJudged)
    {
        if (isJudged)
        {
            Context.Miss($"{message}; 2.05 is required", "2.05", CodeOf(result), result.Last.EndedAt);
        }
        else
        {
            Context.Inconclusive($"{message}, {consequence}", Observer.Wire);
        }
    }

    private static string Said(OperationResult result) =>
        result.ContentError is { } wrong ? $"a payload that does not decode ({wrong})" : CodeOf(result);
}
