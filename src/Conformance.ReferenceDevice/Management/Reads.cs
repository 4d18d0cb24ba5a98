using System.Text;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Coap.Transmission;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Access;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Objects;
using Conformance.ReferenceDevice.Payloads;
using Conformance.ReferenceDevice.Registration;
using Conformance.ReferenceDevice.Tree;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Read: what a server gets to see of a node, and in which format.</summary>
/// <remarks>Core 1.1 §6.3.1, §7.4 and §8.2.3.</remarks>
public sealed class Reads(DeviceState state)
{
    private const int ResourceDepth = 3;

    /// <summary>By how much the numbers of TLV and JSON grew when they were registered.</summary>
    private const int Renumbered = 10000;

    /// <summary>Beyond every range of whole numbers.</summary>
    private const int Excess = 100_000;
    private const int ExcessLetters = 300;

    private static readonly ContentFormat ApplicationJson = new(50);
    private readonly ObjectTree _tree = state.Tree;
    private readonly FaultSwitch _faults = state.Faults;

    public Reply Read(ManagementRequest request) => Read(request.Server, request.Version, request.Path, request.Options.Accept);

    /// <summary>Answers a Read, or says again what an observation shows.</summary>
    public Reply Read(ushort server, EnablerVersion version, Lwm2mPath asked, ContentFormat? accept)
    {
        var path = Meant(asked);
        if (Refuses(server, path) is { } refusal)
        {
            return refusal == CoapCode.NotFound ? Unknown() : Reply.Of(refusal);
        }

        if (IsEmpty(path) && _faults.Has(ReadFaults.EmptyUnknown))
        {
            return Reply.Of(CoapCode.NotFound);
        }

        if (FormatFor(version, path, accept) is not { } format)
        {
            return Reply.Of(_faults.Has(ReadFaults.NotAcceptableAsBad) ? CoapCode.BadRequest : CoapCode.NotAcceptable);
        }

        var answer = Reply.Content(Named(format, accept), state.Coder.Write(format, Shown(server, path), path));
        return (_faults.Has(ReadFaults.NoFormat), _faults.Has(ReadFaults.SaysChanged) && path.Depth == ResourceDepth) switch
        {
            (true, _) => answer with { Options = OptionList.Empty },
            (_, true) => answer with { Code = CoapCode.Changed },
            _ => answer,
        };
    }

    /// <summary>The code that refuses a Read of a path of depth 1 or more: unknown, then rights, then whether it is readable.</summary>
    public CoapCode? Refuses(ushort server, Lwm2mPath path)
    {
        if (path.Depth == 0 || (path.Depth == 1 && _faults.Has(ReadFaults.RefusesObjects)))
        {
            return CoapCode.MethodNotAllowed;
        }

        if (path.Depth == ResourceDepth && _faults.Has(DatasetFaults.RefusesValues))
        {
            return CoapCode.MethodNotAllowed;
        }

        if (IsTold(path) && _tree.Has(path))
        {
            return null;
        }

        if (Missing(path.Cut(2)) is { } missing)
        {
            return missing;
        }

        if (path.Depth > 1 ? !state.Access.May(server, path, Rights.Read) : IsClosed(server, path))
        {
            return state.Access.Refusal;
        }

        if (path.Depth > 2
            && _tree.Model.Resource(path) is { IsReadable: false }
            && _tree.Has(path.Cut(3))
            && !_faults.Has(ReadFaults.ExecutableAsEmpty)
            && !(path == Firmware5.PackagePath && _faults.Has(FirmwareFaults.ShowsPackage))
            && !(path is { ObjectId: Software9.Object, ResourceId: Software9.Password } && _faults.Has(SoftwareFaults.ShowsPassword))
            && !(ServerResources.IsOfSequence(path) && _faults.Has(TriggerFaults.ShowsSequence)))
        {
            return _faults.Has(ReadFaults.ExecutableUnknown) ? CoapCode.NotFound : CoapCode.MethodNotAllowed;
        }

        return Missing(path);
    }

    /// <summary>Whether an object shows nothing because of instances that the server may not read; it shows the others.</summary>
    private bool IsClosed(ushort server, Lwm2mPath path) =>
        _faults.Has(ReadFaults.NeedsAllReadable) && !_tree.Instances(path.ObjectId!.Value).All(id => state.Access.May(server, path.Child(id), Rights.Read));

    /// <summary>Every readable value at or below a path that the server has the right to; never objects 0 and 21.</summary>
    public IReadOnlyList<Entry> Visible(ushort server, Lwm2mPath path) =>
        [.. Readable(path).Where(leaf => state.Access.May(server, leaf.Path, Rights.Read))];

    /// <summary>The same, whoever asks.</summary>
    public IReadOnlyList<Entry> Readable(Lwm2mPath path) => [.. _tree.Leaves(path).Where(leaf => IsOpen(leaf.Path, path))];

    private bool IsOpen(Lwm2mPath leaf, Lwm2mPath asked) =>
        (!RegistrationLinks.Hidden.Contains(leaf.ObjectId!.Value) && _tree.Model.Resource(leaf) is { IsReadable: true })
        || (asked.Depth == 0 && (_faults.Has(SecurityFaults.ShownInRoot) || (leaf is { ObjectId: SecurityResources.Object, ResourceId: SecurityResources.PublicKey } && _faults.Has(AlertFaults.TellsIdentity))))
        || IsTold(leaf);

    private bool IsEmpty(Lwm2mPath path) => path.Depth == 1 && _tree.Instances(path.ObjectId!.Value).Count == 0;

    private CoapCode? Missing(Lwm2mPath path) => state.Missing(path, opens: SecurityFaults.Readable);

    /// <summary>Whether it is a key that a device with a fault tells.</summary>
    private bool IsTold(Lwm2mPath path) => path is { ObjectId: SecurityResources.Object, ResourceId: SecurityResources.SecretKey } && _faults.Has(AlertFaults.TellsKey);

    /// <summary>The node that a path means: the one that it names.</summary>
    private Lwm2mPath Meant(Lwm2mPath path) => _tree.ResourceAt(path) switch
    {
        { Definition.Multiple: true } when _faults.Has(ReadFaults.WholeArray) => path.Cut(ResourceDepth),
        { Definition.Multiple: false } when _faults.Has(ReadFaults.InstanceOfSingle) => path.Cut(ResourceDepth),
        _ => path,
    };

    private Reply Unknown() =>
        _faults.Has(ReadFaults.UnknownSilently) ? Reply.None
        : _faults.Has(ReadFaults.UnknownAsEmpty) ? Reply.Of(CoapCode.Content)
        : Reply.Of(_faults.Has(ReadFaults.UnknownBadRequest) ? CoapCode.BadRequest : CoapCode.NotFound);

    /// <summary>What an answer shows: all that is visible there.</summary>
    private IReadOnlyList<Entry> Shown(ushort server, Lwm2mPath path)
    {
        var visible = path.Depth == 1 && _faults.Has(ReadFaults.ShowsUnreadable) ? Readable(path) : Visible(server, path);
        return path.Depth switch
        {
            1 when IsEmpty(path) && _faults.Has(ReadFaults.EmptyInvented) => [new Entry(path.Child(0).Child(0), new Lwm2mValue.Integer(0))],
            1 when visible.Count > 0 && _faults.Has(ReadFaults.FirstInstanceOnly) =>
                [.. visible.Where(entry => visible[0].Path.Cut(2).Contains(entry.Path))],
            < ResourceDepth when _faults.Has(ReadFaults.OmitsArrays) => [.. visible.Where(entry => entry.Path.Depth == ResourceDepth)],
            2 when _faults.Has(ReadFaults.ShowsExecutables) => [.. visible, .. Executables(path)],
            2 => [.. visible.Select(OfInstance)],
            ResourceDepth => [.. visible.Select(OfResource)],
            _ => visible,
        };
    }

    private Entry OfResource(Entry entry) =>
        entry.Value is Lwm2mValue.Integer { Value: var number } && entry.Path.Depth == ResourceDepth && _faults.Has(ReadFaults.OffByOne)
            ? entry with { Value = new Lwm2mValue.Integer(number + 1) }
            : entry;

    private Entry OfInstance(Entry entry) => entry.Value switch
    {
        { } value when _faults.Has(DatasetFaults.MixesTypes) =>
            entry with { Value = value is Lwm2mValue.Text { Value: var text } ? new Lwm2mValue.Octets(Encoding.UTF8.GetBytes(text)) : new Lwm2mValue.Text(value.ToText()) },
        { } value when _tree.Model.Resource(entry.Path) is { Range.Length: > 0 } && _faults.Has(DatasetFaults.ExceedsRanges) =>
            entry with { Value = Exceeding(value) },
        _ => entry,
    };

    private static Lwm2mValue Exceeding(Lwm2mValue value) => value switch
    {
        Lwm2mValue.Integer { Value: var number } => new Lwm2mValue.Integer(number + Excess),
        Lwm2mValue.Unsigned { Value: var number } => new Lwm2mValue.Unsigned(number + Excess),
        Lwm2mValue.Text { Value: var text } => new Lwm2mValue.Text(text + new string('x', ExcessLetters)),
        _ => value,
    };

    private IEnumerable<Entry> Executables(Lwm2mPath instance) =>
        from resource in _tree.Resources(instance)
        where resource.Value.Definition.IsExecutable
        select new Entry(instance.Child(resource.Key), new Lwm2mValue.Flag(false));

    /// <summary>The format of the answer, or <see langword="null"/> when the one asked for cannot carry the target.</summary>
    public ContentFormat? FormatFor(EnablerVersion version, Lwm2mPath path, ContentFormat? accept)
    {
        var resource = _tree.ResourceAt(path);
        var single = resource is not null && (path.Depth == 4 || !resource.Definition.Multiple);
        var opaque = resource?.Definition.Type == ResourceType.Opaque;
        var preferred = SupportedFormats.Preferred(version, single, opaque);
        if (accept is not { } asked || _faults.Has(ReadFaults.IgnoresAccept))
        {
            return preferred;
        }

        var carries = PayloadCoder.Carries(asked, single, opaque) || Overlooks(asked, path, opaque);
        return carries && state.Coder.Includes(version, asked) ? asked
            : _faults.Has(ReadFaults.UnknownFormatAsOwn) ? preferred
            : null;
    }

    /// <summary>Whether it does not see that a format cannot carry a target.</summary>
    private bool Overlooks(ContentFormat asked, Lwm2mPath path, bool opaque)
    {
        var text = asked == ContentFormat.Text;
        return (text, path.Depth) switch
        {
            (true, 2) => _faults.Has(FormatFaults.InstanceAsText),
            (true, ResourceDepth) => _faults.Has(FormatFaults.ArrayAsText),
            (false, ResourceDepth) => asked == ContentFormat.Opaque
                ? !opaque && _faults.Has(FormatFaults.TextAsOpaque)
                : _faults.Has(FormatFaults.ArrayAsCbor),
            _ => false,
        };
    }

    /// <summary>The number that the answer gives its format.</summary>
    private ContentFormat Named(ContentFormat format, ContentFormat? accept) =>
        accept is null && _faults.Has(ReadFaults.PlainJson) ? ApplicationJson
        : accept is null && _faults.Has(ReadFaults.OpaqueByChoice) ? ContentFormat.Opaque
        : format.Value >= ContentFormat.Tlv.Value && _faults.Has(FormatFaults.OldNumbers) ? new ContentFormat(format.Value - Renumbered)
        : format;
}
