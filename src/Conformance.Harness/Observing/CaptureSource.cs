using Conformance.Engine.Traffic;
using Conformance.Harness.Loading;
using Conformance.Reporting.Pcapng;

namespace Conformance.Harness.Observing;

/// <summary>Traffic from a capture that anybody took.</summary>
public static class CaptureSource
{
    /// <param name="terms">Their keys get those of the capture added.</param>
    /// <returns><see langword="null"/> with a refusal for what is no capture, or holds nothing.</returns>
    public static Heard? Load(string path, TrafficTerms terms, out Refusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(terms);

        refusal = null;
        byte[] file;
        try
        {
            var length = new FileInfo(path).Length;
            if (length > CaptureReader.LargestFile)
            {
                refusal = Refusal.Input($"{path} has {length} octets; captures of up to {CaptureReader.LargestFile} are read: cut it, or filter it by port");
                return null;
            }

            file = File.ReadAllBytes(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            refusal = Refusal.Input($"{path} cannot be read: {unreadable.Message.TrimEnd('.')}");
            return null;
        }

        var whole = CaptureReader.TryRead(file, out var traffic, out var error);
        if (!whole && error.Offset == 0)
        {
            refusal = Refusal.Input($"{path} is no capture that can be read: {error.Message} [{error.Clause}]");
            return null;
        }

        terms.Keys.AddLog(traffic.KeyLog);
        return new(Path.GetFileName(path), traffic.Start, traffic.Datagrams, terms)
        {
            Remarks = traffic.Remarks,
            Damage = whole ? null : $"the capture is damaged at {error}; what stands before it was judged",
        };
    }
}
