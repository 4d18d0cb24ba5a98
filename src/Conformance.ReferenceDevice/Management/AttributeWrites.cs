using System.Globalization;
using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Attributes;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Access;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Reporting;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Write-Attributes.</summary>
/// <remarks>Core 1.1 §5.1.2 and §6.3.4.</remarks>
public sealed class AttributeWrites(DeviceState state)
{
    private readonly FaultSwitch _faults = state.Faults;

    /// <summary>Called when attributes of a node changed for a server.</summary>
    public Action<ushort, Lwm2mPath>? Changed { get; set; }

    public Reply Write(ManagementRequest request)
    {
        var path = request.Path;
        if (path.Depth == 0
            || (path.Depth == 1 && _faults.Has(AttributeFaults.RefusesObjects))
            || (path.Depth == 4 && _faults.Has(AttributeFaults.RefusesResourceInstances)))
        {
            return Reply.Of(CoapCode.MethodNotAllowed);
        }

        if (Missing(path.Cut(2)) is { } missing)
        {
            return Reply.Of(Refusal(missing));
        }

        if (IsClosed(request.Server, path))
        {
            return Reply.Of(state.Access.Refusal);
        }

        if (Missing(path) is { } absent)
        {
            return Reply.Of(path.Depth == 4 && _faults.Has(AttributeFaults.TakesInstanceOfSingle) ? CoapCode.Changed : Refusal(absent));
        }

        var table = state.Attributes.Of(request.Server);
        if (!request.Options.Queries.All(query => AttributeRules.Knows(request.Version, query))
            || !TryApply(table, path, [.. request.Options.Queries.Select(Understood)], out var attributes)
            || !Fit(path, attributes))
        {
            return Reply.Of(CoapCode.BadRequest);
        }

        if (!_faults.Has(AttributeFaults.Forgets))
        {
            table.Set(path, attributes);
            Changed?.Invoke(request.Server, path);
        }

        return Reply.Of(_faults.Has(AttributeFaults.SaysContent) ? CoapCode.Content : CoapCode.Changed);
    }

    private CoapCode? Missing(Lwm2mPath path) => state.Missing(path, opens: SecurityFaults.Attributable);

    /// <summary>At an object nobody is asked for a right; below it the right to read is needed (Core 1.1 §8.2.3).</summary>
    private bool IsClosed(ushort server, Lwm2mPath path) => path.Depth == 1
        ? _faults.Has(AttributeFaults.AsksAtObject) && !state.Tree.Instances(path.ObjectId!.Value).All(id => state.Access.May(server, path.Child(id), Rights.Read))
        : !_faults.Has(AttributeFaults.AsksNobody) && !state.Access.May(server, path, _faults.Choose(AttributeFaults.AsksForWrite, Rights.Write, Rights.Read));

    private CoapCode Refusal(CoapCode missing) =>
        missing == CoapCode.NotFound && _faults.Has(AttributeFaults.TakesUnknown) ? CoapCode.Changed : missing;

    /// <summary>A query as it is understood: as it stands.</summary>
    private string Understood(string query) => query.Split('=') switch
    {
        [var name, ['-', .. var number]] when _faults.Has(AttributeFaults.TakesNegative) => $"{name}={number}",
        [var name, { Length: > 0 } text] when _faults.Has(AttributeFaults.TakesWords) && !IsNumber(text) => $"{name}=0",
        _ => query,
    };

    private bool TryApply(ServerAttributes table, Lwm2mPath path, IReadOnlyList<string> queries, out NotificationAttributes attributes)
    {
        var (own, told) = Unset(table.At(path), queries);
        foreach (var together in Compared(told))
        {
            if (!own.TryApply(together, out own, out _))
            {
                if (_faults.Has(AttributeFaults.StoresRefused) && own.TryApply(told.Take(1), out var first, out _))
                {
                    table.Set(path, first);
                }

                attributes = own;
                return false;
            }
        }

        attributes = own;
        return true;
    }

    /// <summary>What is there, and what is to be applied to it, where attributes without a value stand for their removal.</summary>
    private (NotificationAttributes Own, IReadOnlyList<string> Queries) Unset(NotificationAttributes own, IReadOnlyList<string> queries)
    {
        var valued = queries.Where(query => query.Split('=') is [_, { Length: > 0 }]).ToList();
        return valued.Count == queries.Count ? (own, queries)
            : _faults.Has(AttributeFaults.KeepsUnset) ? (own, valued)
            : _faults.Has(AttributeFaults.UnsetsAll) ? (NotificationAttributes.None, valued)
            : (own, queries);
    }

    /// <summary>The queries that are compared with each other: all of one request.</summary>
    private IEnumerable<IEnumerable<string>> Compared(IReadOnlyList<string> queries) =>
        _faults.Has(AttributeFaults.TakesContradictions) ? queries.Select(query => new[] { query })
        : _faults.Has(AttributeFaults.CrossesEvaluation)
            ? queries.GroupBy(query => query.StartsWith("epmin=", StringComparison.Ordinal))
        : _faults.Has(AttributeFaults.ForgetsStep) ? queries.GroupBy(query => query.StartsWith("st=", StringComparison.Ordinal))
        : [queries];

    private bool Fit(Lwm2mPath path, NotificationAttributes attributes) =>
        AttributeRules.Fit(state.Tree.Model.Resource(path), attributes)
        || _faults.Has(path.Depth > 2 ? AttributeFaults.ThresholdsOnText : AttributeFaults.StepOnInstance);

    private static bool IsNumber(string text) => double.TryParse(text, CultureInfo.InvariantCulture, out _);
}
