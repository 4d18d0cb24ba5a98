using System.Runtime.InteropServices;
using Conformance.ReferenceDevice.Faults;
using Conformance.ReferenceDevice.Objects;

namespace Conformance.ReferenceDevice.Firmware;

/// <summary>What of an image is here: kept over interruptions, so that a pull goes on where it was.</summary>
internal sealed class ImageBuffer(DeviceSettings settings)
{
    private readonly List<byte> _octets = [];

    /// <summary>The octet to ask for next.</summary>
    public int Next => _octets.Count;

    /// <summary>Which representation it is a part of.</summary>
    public string? Tag { get; private set; }

    /// <summary>Whether the rest is cut off.</summary>
    public bool IsCutOff => settings.Faults.Has(FirmwarePullFaults.TakesTooLarge) && Next > settings.StorageLimit;

    /// <summary>What is wrong with the whole image by its kind or its size, as soon as that can be told.</summary>
    public UpdateResult? Complaint => IsCutOff ? null
        : Next > settings.StorageLimit ? TooLarge
        : FirmwarePackage.HungerOf(CollectionsMarshal.AsSpan(_octets)) > settings.MemoryLimit ? settings.Faults.Choose(FirmwarePullFaults.MemoryIsFlash, UpdateResult.NotEnoughFlash, UpdateResult.OutOfMemory)
        : null;

    private UpdateResult TooLarge => settings.Faults.Choose(FirmwarePullFaults.TooLargeIsLost, UpdateResult.ConnectionLost, UpdateResult.NotEnoughFlash);

    /// <summary>What is wrong with a length that was told beforehand.</summary>
    public UpdateResult? ComplaintOf(long? length) =>
        length > settings.StorageLimit ? TooLarge : null;

    /// <summary>Whether octets of a representation belong to what is here; where they do not, everything begins again.</summary>
    /// <remarks>RFC 7959 §2.4; RFC 9110 §13.1.5.</remarks>
    public bool Fits(string? tag)
    {
        if (Next == 0 || tag is null || Tag == tag || settings.Faults.Has(FirmwarePullFaults.MixesRepresentations))
        {
            Tag = tag;
            return true;
        }

        Clear();
        return false;
    }

    /// <summary>Takes octets, as far as there can be room for them.</summary>
    public void Add(ReadOnlyMemory<byte> octets)
    {
        if (Next <= settings.StorageLimit)
        {
            _octets.AddRange(octets.Span);
        }
    }

    public void Clear()
    {
        _octets.Clear();
        Tag = null;
    }

    public ReadOnlyMemory<byte> ToMemory() => _octets.ToArray();
}
