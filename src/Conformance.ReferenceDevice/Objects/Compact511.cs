using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Tree;
using Conformance.Wire;
using Conformance.Wire.Cbor;

namespace Conformance.ReferenceDevice.Objects;

/// <summary>Object 511: values of resources that a server has named, as one array of CBOR in the order of the names.</summary>
public sealed class Compact511(ObjectTree tree, FaultSwitch faults) : DeviceObject(511, tree)
{
    private const ushort Links = 0;
    private const ushort Values = 1;
    private const string FactoryLinks = "</3/0/0>,</3/0/1>";
    private static readonly Lwm2mPath Instance = Lwm2mPath.Of(511, 0);

    public override void Populate()
    {
        Instantiate(0, [("0", FactoryLinks), ("2", "who made it")]);
        Tree.Offer(Instance.Child(Values), () => new Lwm2mValue.Octets(Array()));
    }

    /// <summary>Nothing when a name leads nowhere.</summary>
    private byte[] Array()
    {
        var links = faults.Has(TradeFaults.CompactStands) ? null : Tree.Value(Instance.Child(Links)) as Lwm2mValue.Corelnk;
        var paths = (links?.Value ?? FactoryLinks).Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Select(link => Lwm2mPath.TryParse(link.Trim('<', '>'), out var path) ? Tree.Value(path) : null).ToList();
        if (paths.Contains(null))
        {
            return [];
        }

        var values = faults.Has(TradeFaults.CompactIsShort) ? paths[..^1] : paths;
        var span = new SpanWriter();
        var writer = new CborWriter(span);
        writer.WriteArrayStart(values.Count);
        values.ForEach(value => Write(writer, value!));
        return span.Written.ToArray();
    }

    private static void Write(CborWriter writer, Lwm2mValue value)
    {
        switch (value)
        {
            case Lwm2mValue.Integer number:
                writer.WriteInteger(number.Value);
                break;
            case Lwm2mValue.Flag flag:
                writer.WriteBoolean(flag.Value);
                break;
            case Lwm2mValue.Octets opaque:
                writer.WriteBytes(opaque.Value.Span);
                break;
            case Lwm2mValue.Text text:
                writer.WriteText(text.Value);
                break;
            default:
                writer.WriteNull();
                break;
        }
    }
}
