using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Payloads;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Management;

/// <summary>
/// Reads the payload of anything that writes, and judges value by value. Shared by Write, Create, Write-Composite and Bootstrap-Write.
/// </summary>
/// <remarks>Core 1.1 §6.3.3, §6.3.6, §6.1.7.5.</remarks>
public sealed class Writer(DeviceState state)
{
    private readonly ObjectTree _tree = state.Tree;
    private readonly FaultSwitch _faults = state.Faults;

    /// <summary>Decodes a payload for a target.</summary>
    /// <returns>The code that refuses it, or <see langword="null"/>.</returns>
    public CoapCode? Decode(Message message, EnablerVersion version, Lwm2mPath target, out IReadOnlyList<Entry> entries)
    {
        entries = [];
        if (message.Options.ContentFormat is not { } named)
        {
            return CoapCode.BadRequest;
        }

        var format = state.Coder.Includes(version, named) || !_faults.Has(WriteFaults.UnknownFormatAsText) ? named : ContentFormat.Text;
        if (!state.Coder.Includes(version, format) || !Carries(format, target))
        {
            return CoapCode.UnsupportedContentFormat;
        }

        return state.Coder.TryRead(format, message.Payload, target, out entries) && entries.All(entry => target.Contains(entry.Path))
            ? null
            : CoapCode.BadRequest;
    }

    /// <summary>Judges one value and, when it is good, plans it.</summary>
    /// <param name="plan">Gets the change.</param>
    /// <param name="entry">A resource or resource instance and its value.</param>
    /// <param name="rules">Who writes, and how.</param>
    /// <returns>The code that refuses it, or <see langword="null"/>; a value that is to be ignored is planned not at all.</returns>
    public CoapCode? Plan(WritePlan plan, Entry entry, WriteRules rules)
    {
        if (state.Objects[entry.Path] is not { } owner
            || _tree.Model.Resource(entry.Path) is not { } definition
            || !owner.Supports(definition.Id))
        {
            return rules.IgnoresUnknown ? null : CoapCode.NotFound;
        }

        if (!rules.Bootstraps && !definition.IsWritable)
        {
            return rules.IgnoresReadOnly ? null : CoapCode.MethodNotAllowed;
        }

        if (definition.IsExecutable)
        {
            return rules.IgnoresUnknown ? null : CoapCode.MethodNotAllowed;
        }

        if (entry.Value is null)
        {
            return PlanEmpty(plan, entry.Path, definition.Multiple);
        }

        if (definition.Multiple != (entry.Path.Depth == 4)
            || Fit(definition, entry.Value) is not { } value
            || (value is Lwm2mValue.ObjectLink link && !PointsSomewhere(link)))
        {
            return CoapCode.BadRequest;
        }

        if (Refuses(owner, entry.Path, value) is { } refusal)
        {
            return refusal;
        }

        plan.Sets.Add((entry.Path, value));
        return null;
    }

    /// <summary>The value in the type of the resource, if it can have it.</summary>
    private Lwm2mValue? Fit(ResourceDefinition definition, Lwm2mValue value) =>
        ValueRules.Fit(definition, value) is not { } fitted
            ? _faults.Has(WriteFaults.TakesOutOfRange) ? ValueRules.Fit(definition with { Range = string.Empty }, value) : null
            : ValueRules.IsLimit(definition, fitted) && _faults.Has(WriteFaults.RefusesLimits) ? null
            : fitted;

    /// <summary>Plans that what multiple resources held goes, where <paramref name="entries"/> name them.</summary>
    public void PlanReplacedArrays(WritePlan plan, IEnumerable<Entry> entries, WriteRules rules) =>
        plan.Clears.AddRange(
            from array in entries.Select(entry => entry.Path.Cut(3)).Distinct()
            where _tree.Has(array)
            where _tree.Model.Resource(array) is { Multiple: true } definition && (rules.Bootstraps || definition.IsWritable)
            select array);

    private bool Carries(ContentFormat format, Lwm2mPath target)
    {
        var definition = _tree.Model.Resource(target);
        var single = definition is not null && (target.Depth == 4 || !definition.Multiple);
        var opaque = definition?.Type == ResourceType.Opaque;
        return PayloadCoder.Carries(format, single, opaque)
            || (single && format == ContentFormat.Opaque && _faults.Has(FormatFaults.TakesOpaqueText));
    }

    /// <summary>What the owner of a resource has against a value of the right type.</summary>
    private CoapCode? Refuses(DeviceObject owner, Lwm2mPath path, Lwm2mValue value) => owner.Refuses(path, value) switch
    {
        null => null,
        _ when _faults.Has(WriteFaults.TakesAnyValue) => null,
        _ when _faults.Has(WriteFaults.BadValueNotAllowed) => CoapCode.MethodNotAllowed,
        var refusal => refusal,
    };

    private static CoapCode? PlanEmpty(WritePlan plan, Lwm2mPath path, bool multiple)
    {
        if (!multiple || path.Depth != 3)
        {
            return CoapCode.BadRequest;
        }

        plan.Offers.Add(path);
        return null;
    }

    /// <summary>Core 1.1 §6.3.3: an existing object or instance, an object without instance, or the null link.</summary>
    private bool PointsSomewhere(Lwm2mValue.ObjectLink link) => (link.ObjectId, link.InstanceId) switch
    {
        _ when _faults.Has(WriteFaults.TakesAnyLink) => true,
        (ushort.MaxValue, ushort.MaxValue) => !_faults.Has(WriteFaults.RefusesNullLink),
        (ushort.MaxValue, _) => false,
        (_, ushort.MaxValue) => _tree.Supports(link.ObjectId),
        _ => _tree.Has(Lwm2mPath.Of(link.ObjectId, link.InstanceId)),
    };
}
