using System.Globalization;
using System.Net;
using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Wire.Web;

namespace Conformance.Roles.Files;

/// <summary>A file over HTTP, from its beginning or from an octet on (RFC 9110 §14).</summary>
internal static class WebServing
{
    private const int AtOnce = 16384;
    private const string RangeUnit = "bytes=";

    /// <summary>The first octet asked for.</summary>
    public static long OffsetOf(WebAsk ask) =>
        ask.Headers.GetValueOrDefault("Range") is { } range
        && range.StartsWith(RangeUnit, StringComparison.Ordinal)
        && long.TryParse(range[RangeUnit.Length..].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            ? from
            : 0;

    public static WebAnswer Refusal(CoapCode code) => new((code.Class * 100) + code.Detail, Empty, []);

    /// <param name="cuts">Whether this answer is broken off.</param>
    public static WebAnswer Answer(PublishedFile file, WebAsk ask, bool cuts)
    {
        if (file.Redirect is { } elsewhere)
        {
            return new((int)HttpStatusCode.Redirect, new Dictionary<string, string> { ["Location"] = elsewhere }, []);
        }

        if (file.Code != CoapCode.Content)
        {
            return Refusal(file.Code);
        }

        var etag = string.Create(CultureInfo.InvariantCulture, $"\"{Extracts.ETagAt(file, OffsetOf(ask)):x8}\"");
        var isSame = ask.Headers.GetValueOrDefault("If-Range") is not { } known || known == etag;
        var offset = isSame ? OffsetOf(ask) : 0;
        var length = file.Content.Length;
        if (offset > 0 && offset >= length && !file.Endless)
        {
            return new((int)HttpStatusCode.RequestedRangeNotSatisfiable, Empty, []);
        }

        var headers = new Dictionary<string, string> { ["ETag"] = etag, ["Content-Type"] = "application/octet-stream" };
        var told = Extracts.ToldLength(file) - offset;
        if (told is not null)
        {
            headers["Content-Length"] = told.Value.ToString(CultureInfo.InvariantCulture);
        }

        if (offset > 0)
        {
            headers["Content-Range"] = string.Create(CultureInfo.InvariantCulture, $"bytes {offset}-{length - 1}/{length}");
        }

        var end = file.Endless ? long.MaxValue : length;
        return new((int)(offset > 0 ? HttpStatusCode.PartialContent : HttpStatusCode.OK), headers, Parts(file, offset, cuts ? Math.Min(file.CutAt!.Value, end) : end))
        {
            Breaks = cuts || told > length - offset,
        };
    }

    private static Dictionary<string, string> Empty => new() { ["Content-Length"] = "0" };

    private static IEnumerable<WebPart> Parts(PublishedFile file, long from, long to)
    {
        var size = file.Every > TimeSpan.Zero ? Block.SizeOf(file.SizeExponent) : AtOnce;
        for (var at = from; at < to; at += size)
        {
            yield return new(file.Every, Extracts.Slice(file, at, (int)Math.Min(size, to - at)));
        }
    }
}
