using Conformance.Coap.Options;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Management;

namespace Conformance.ReferenceDevice.Payloads;

/// <summary>Values to octets and back: the formats of the enabler, with the habits of this device.</summary>
/// <remarks>Core 1.1 §7.4.</remarks>
public sealed class PayloadCoder(ObjectModel model, FaultSwitch faults)
{
    private readonly SingleHabits _single = new(faults);
    private readonly TlvHabits _tlv = new(faults);
    private readonly SenmlHabits _senml = new(model, faults);
    private readonly Lwm2mCborHabits _lwm2mCbor = new(faults);
    private readonly Readings _readings = new(model, faults);
    private readonly Refusals _refusals = new(faults);

    /// <summary>Whether SenML records name the units that the definitions give.</summary>
    public bool NamesUnits
    {
        get => _senml.NamesUnits;
        set => _senml.NamesUnits = value;
    }

    /// <summary>Formats of Read, Write, Create and Notify.</summary>
    public bool Includes(EnablerVersion version, ContentFormat format) =>
        SupportedFormats.Includes(version, format) && !(format == ContentFormat.Text && faults.Has(FormatFaults.LacksText))
        && !(format == ContentFormat.Tlv && faults.Has(FormatFaults.LacksTlv));

    /// <summary>Encodes what lies at or below a path. A format of one value has nothing to say where there is none.</summary>
    public byte[] Write(ContentFormat format, IReadOnlyList<Entry> entries, Lwm2mPath path)
    {
        var habits = HabitsOf(format);
        var values = habits.Values(format, entries, path);
        var from = habits.From(path, values);
        return IsOfOneValue(format) && values.Count == 0
            ? []
            : habits.Octets(format, PayloadFormats.Find(format)!.Write([.. values.Where(value => from.Contains(value.Path))], from, model));
    }

    /// <summary>Decodes a payload for a path.</summary>
    public bool TryRead(ContentFormat format, ReadOnlyMemory<byte> octets, Lwm2mPath path, out IReadOnlyList<Entry> entries)
    {
        if (Decodes(format, octets, path, out entries))
        {
            return !_refusals.Refuses(format, octets.Span);
        }

        foreach (var (guessed, guess) in _readings.Guesses(format, octets.ToArray(), path))
        {
            if (Decodes(guessed, guess, path, out entries))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Text and CBOR carry one value, opaque one opaque value (Core 1.1 §7.4.1 to §7.4.3).</summary>
    public static bool Carries(ContentFormat format, bool single, bool opaque) =>
        format == ContentFormat.Opaque ? single && opaque : !IsOfOneValue(format) || single;

    private static bool IsOfOneValue(ContentFormat format) =>
        format == ContentFormat.Text || format == ContentFormat.Cbor || format == ContentFormat.Opaque;

    private bool Decodes(ContentFormat format, ReadOnlyMemory<byte> octets, Lwm2mPath path, out IReadOnlyList<Entry> entries) =>
        PayloadFormats.Find(format)!.TryRead(octets.Span, path, model, out entries, out _);

    private PayloadHabits HabitsOf(ContentFormat format) =>
        IsOfOneValue(format) ? _single
        : format == ContentFormat.Tlv ? _tlv
        : format == ContentFormat.SenmlJson || format == ContentFormat.SenmlCbor ? _senml
        : format == ContentFormat.Lwm2mCbor ? _lwm2mCbor
        : PayloadHabits.None;
}
