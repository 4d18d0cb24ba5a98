using System.Collections;

namespace Conformance.Coap.Options;

/// <summary>The options of a message, immutable, in the order they stand on the wire.</summary>
/// <remarks>
/// The named properties read the first option of their number. One whose length RFC 7252 §5.10 does not allow reads as absent (§5.4.3);
/// <see cref="First"/> still shows it.
/// </remarks>
public sealed class OptionList : IReadOnlyList<Option>
{
    private const int MaxFormatLength = 2;
    private const int MaxObserveLength = 3;
    private readonly Option[] _options;

    /// <summary>Sorts by number, stably: repeated options keep their order (RFC 7252 §3.1).</summary>
    public OptionList(IEnumerable<Option> options) => _options = [.. options.OrderBy(option => option.Number.Value)];

    public static OptionList Empty { get; } = new([]);

    public int Count => _options.Length;

    /// <summary>Uri-Path segments joined as <c>/3/0</c>; <c>/</c> when there are none.</summary>
    /// <remarks>RFC 7252 §6.5: a slash or per cent sign inside a segment is percent-encoded.</remarks>
    public string Path => Join(OptionNumber.UriPath);

    /// <summary>Uri-Query options in order, as text.</summary>
    public IReadOnlyList<string> Queries => [.. All(OptionNumber.UriQuery).Select(option => option.Text)];

    /// <summary>Location-Path segments joined as <c>/rd/5a3f</c>, or <see langword="null"/> when there are none.</summary>
    public string? LocationPath => First(OptionNumber.LocationPath) is null ? null : Join(OptionNumber.LocationPath);

    /// <summary>Content-Format, or <see langword="null"/>.</summary>
    public ContentFormat? ContentFormat => Format(OptionNumber.ContentFormat);

    /// <summary>Accept, or <see langword="null"/>.</summary>
    public ContentFormat? Accept => Format(OptionNumber.Accept);

    /// <summary>The Observe value (RFC 7641 §2), or <see langword="null"/>.</summary>
    public uint? Observe => First(OptionNumber.Observe)?.UInt(MaxObserveLength);

    public Block? Block1 => BlockOf(OptionNumber.Block1);

    public Block? Block2 => BlockOf(OptionNumber.Block2);

    /// <summary>Max-Age in seconds, or <see langword="null"/> when absent.</summary>
    public uint? MaxAge => First(OptionNumber.MaxAge)?.UInt(sizeof(uint));

    public Option this[int index] => _options[index];

    /// <summary>A list with <paramref name="option"/> added after those of the same number.</summary>
    public OptionList With(Option option) => new(_options.Append(option));

    /// <summary>Adds an option whose value is an unsigned integer in as few octets as possible.</summary>
    public OptionList WithUInt(OptionNumber number, uint value) => With(Option.Of(number, value));

    /// <summary>Adds an option whose value is UTF-8 text.</summary>
    public OptionList WithText(OptionNumber number, string value) => With(Option.Of(number, value));

    /// <summary>Adds one Uri-Path option a segment; <c>/</c> adds none.</summary>
    /// <remarks>
    /// RFC 7252 §6.4: segments are percent-decoded, so <see cref="Path"/> of the result is <paramref name="path"/> again.
    /// </remarks>
    public OptionList WithPath(string path) => WithSegments(OptionNumber.UriPath, path);

    /// <summary>Adds one Uri-Query option for each entry.</summary>
    public OptionList WithQueries(IEnumerable<string> queries) =>
        new(_options.Concat(queries.Select(query => Option.Of(OptionNumber.UriQuery, query))));

    /// <summary>Adds one Location-Path option a segment.</summary>
    public OptionList WithLocationPath(string path) => WithSegments(OptionNumber.LocationPath, path);

    /// <summary>Sets Content-Format in place of one that is there.</summary>
    public OptionList WithContentFormat(ContentFormat format) => Set(OptionNumber.ContentFormat, (uint)format.Value);

    /// <summary>Sets Accept in place of one that is there.</summary>
    public OptionList WithAccept(ContentFormat format) => Set(OptionNumber.Accept, (uint)format.Value);

    /// <summary>Sets Observe in place of one that is there.</summary>
    public OptionList WithObserve(uint value) => Set(OptionNumber.Observe, value);

    /// <summary>Sets Block1 in place of one that is there.</summary>
    public OptionList WithBlock1(Block block) => Set(OptionNumber.Block1, block.ToUInt32());

    /// <summary>Sets Block2 in place of one that is there.</summary>
    public OptionList WithBlock2(Block block) => Set(OptionNumber.Block2, block.ToUInt32());

    /// <summary>A list without any option of that number.</summary>
    public OptionList Without(OptionNumber number) => new(_options.Where(option => option.Number != number));

    /// <summary>The first option of that number, or <see langword="null"/>.</summary>
    public Option? First(OptionNumber number) => Array.Find(_options, option => option.Number == number);

    public IEnumerable<Option> All(OptionNumber number) => _options.Where(option => option.Number == number);

    public IEnumerator<Option> GetEnumerator() => ((IEnumerable<Option>)_options).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static string Escape(string segment) =>
        segment.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);

    private string Join(OptionNumber number) => "/" + string.Join('/', All(number).Select(option => Escape(option.Text)));

    private OptionList WithSegments(OptionNumber number, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var relative = path.StartsWith('/') ? path[1..] : path;
        return relative.Length == 0
            ? this
            : new(_options.Concat(relative.Split('/').Select(segment => Option.Of(number, Uri.UnescapeDataString(segment)))));
    }

    private OptionList Set(OptionNumber number, uint value) => Without(number).WithUInt(number, value);

    private ContentFormat? Format(OptionNumber number) =>
        First(number)?.UInt(MaxFormatLength) is { } value ? new ContentFormat((int)value) : null;

    private Block? BlockOf(OptionNumber number) => First(number)?.UInt(Block.MaxLength) is { } value ? Block.Of(value) : null;
}
