using Conformance.Coap.Options;

namespace Conformance.ReferenceDevice.Management;

/// <summary>Which data formats the device reads and writes, by the version it speaks.</summary>
/// <remarks>
/// Core 1.0 §6.4, Core 1.1 §7.4, Core 1.2 §7.4: TLV with JSON in 1.0; SenML from 1.1; LwM2M CBOR and SenML-ETCH from 1.2.
/// </remarks>
public static class SupportedFormats
{
    private static readonly ContentFormat[] Always = [ContentFormat.Text, ContentFormat.Opaque, ContentFormat.Tlv];

    private static readonly ContentFormat[][] Optional =
    [
        [ContentFormat.Json],
        [ContentFormat.Cbor, ContentFormat.SenmlJson, ContentFormat.SenmlCbor],
        [ContentFormat.Cbor, ContentFormat.SenmlJson, ContentFormat.SenmlCbor, ContentFormat.Lwm2mCbor],
    ];

    private static readonly ContentFormat[][] CompositeRequests =
    [
        [],
        [ContentFormat.SenmlJson, ContentFormat.SenmlCbor],
        [ContentFormat.SenmlJson, ContentFormat.SenmlCbor, ContentFormat.SenmlEtchJson, ContentFormat.SenmlEtchCbor],
    ];

    private static readonly ContentFormat[][] CompositeAnswers =
    [
        [],
        [ContentFormat.SenmlJson, ContentFormat.SenmlCbor],
        [ContentFormat.SenmlJson, ContentFormat.SenmlCbor, ContentFormat.Lwm2mCbor],
    ];

    /// <summary>Formats of Read, Write, Create and Notify.</summary>
    public static bool Includes(EnablerVersion version, ContentFormat format) =>
        Always.Contains(format) || Optional[version.Minor].Contains(format);

    /// <summary>Formats of the payload of a composite operation.</summary>
    public static bool IncludesComposite(EnablerVersion version, ContentFormat format) => CompositeRequests[version.Minor].Contains(format);

    /// <summary>Formats of the answer to a composite Read or Observe.</summary>
    public static bool IncludesCompositeAnswer(EnablerVersion version, ContentFormat format) =>
        CompositeAnswers[version.Minor].Contains(format);

    /// <summary>What the <c>ct</c> of the registration tells: the formats a server cannot take for granted.</summary>
    public static IEnumerable<int> Announced(EnablerVersion version) => Optional[version.Minor].Select(format => format.Value);

    /// <summary>What the device answers with when the server does not say.</summary>
    /// <param name="version">Spoken with that server.</param>
    /// <param name="single">Whether the answer is one value.</param>
    /// <param name="opaque">Whether that value is opaque.</param>
    public static ContentFormat Preferred(EnablerVersion version, bool single, bool opaque) => (version.Minor, single, opaque) switch
    {
        (0, _, _) => ContentFormat.Tlv,
        (_, false, _) => ContentFormat.SenmlCbor,
        (_, true, true) => ContentFormat.Opaque,
        (_, true, false) => ContentFormat.Text,
    };

    /// <summary>The format the device would like to be bootstrapped in, for <c>pct</c>; from 1.1 on.</summary>
    public static ContentFormat PreferredForBootstrap => ContentFormat.SenmlCbor;
}
