using System.Security.Cryptography;
using Conformance.Engine.Benches;
using Conformance.Est.Certificates;
using Conformance.Est.Messages;
using Conformance.Scripting.Expressions;
using Conformance.Wire;

namespace Conformance.Engine.Captures;

/// <summary>The body of an enrolment server's answer, read as its content format says.</summary>
/// <remarks>RFC 9148 §4.3 and §4.8.</remarks>
/// <param name="Certificates">What is in it.</param>
/// <param name="Parts">Content formats of its parts; empty for a body of one.</param>
/// <param name="Key">SubjectPublicKeyInfo to the private key in it; empty without one that can be read.</param>
/// <param name="Error">Why it does not decode; <see langword="null"/> when it does.</param>
public sealed record EnrolmentAnswer(IReadOnlyList<Certificate> Certificates, IReadOnlyList<int> Parts, ReadOnlyMemory<byte> Key, DecodeError? Error)
{
    private static readonly EnrolmentAnswer s_nothing = new([], [], default, null);

    public static EnrolmentAnswer Of(int? format, ReadOnlyMemory<byte> body) => format switch
    {
        EstFormat.CertificateBag => CertificateBag.TryRead(body, out var bag, out var error) ? s_nothing with { Certificates = bag!.Certificates } : s_nothing with { Error = error },
        EstFormat.Certificate => Certificate.TryRead(body, out var one, out var error) ? s_nothing with { Certificates = [one!] } : s_nothing with { Error = error },
        EstFormat.RequestAttributes => RequestAttributes.TryRead(body, out _, out var error) ? s_nothing : s_nothing with { Error = error },
        EstFormat.PrivateKey => OfKey(body),
        EstFormat.Parts => KeyPackage.TryRead(body, out var package, out var error) ? OfParts(package!) : s_nothing with { Error = error },
        _ => s_nothing,
    };

    /// <summary>Adds what an exchange captures besides.</summary>
    /// <param name="paper">What was asked for; <see langword="null"/> where nothing was.</param>
    /// <param name="generates">Whether the key is one that the server made.</param>
    public Value.Map AddTo(Value.Map capture, EnrolmentPaper? paper, bool generates)
    {
        ArgumentNullException.ThrowIfNull(capture);

        var fields = new Dictionary<string, Value>(capture.Content, StringComparer.Ordinal)
        {
            ["certificates"] = new Value.Number(Certificates.Count),
            ["parts"] = new Value.List([.. Parts.Select(part => new Value.Number(part))]),
        };
        fields.Remove("error");
        if (Error is { } error)
        {
            fields["error"] = new Value.Text(error.ToString());
        }

        var key = generates ? Key : paper?.Key.SubjectPublicKeyInfo ?? default;
        if (!key.IsEmpty && Certificates.Count > 0)
        {
            var own = Certificates.FirstOrDefault(one => one.SubjectPublicKeyInfo.Span.SequenceEqual(key.Span));
            fields["for-key"] = new Value.Flag(own is not null);
            if (own is not null)
            {
                fields["subject"] = new Value.Text(own.Subject.Text);
                fields["names"] = new Value.List([.. own.Extensions.Names.Select(name => new Value.Text(name.ToString()))]);
            }
        }

        return new(fields) { Origin = capture.Origin };
    }

    private static EnrolmentAnswer OfParts(KeyPackage package)
    {
        var parts = package.Parts.Select(part => Of(part.Format == EstFormat.Parts ? null : part.Format, part.Body)).ToList();
        return new(
            [.. parts.SelectMany(part => part.Certificates)],
            [.. package.Parts.Select(part => part.Format)],
            parts.Select(part => part.Key).FirstOrDefault(key => !key.IsEmpty),
            parts.Select(part => part.Error).FirstOrDefault(error => error is not null));
    }

    /// <summary>A key of another kind than ours is one all the same.</summary>
    private static EnrolmentAnswer OfKey(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var key = ECDsa.Create();
            key.ImportPkcs8PrivateKey(body.Span, out _);
            return s_nothing with { Key = key.ExportSubjectPublicKeyInfo() };
        }
        catch (CryptographicException)
        {
            return s_nothing;
        }
    }
}
