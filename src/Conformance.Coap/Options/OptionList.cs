using System.Collections;

namespace Conformance.Coap.Options;

/// <summary>The options of a message, immutable, in the order they stand on the wire.</summary>
public sealed class OptionList : IReadOnlyList<Option>
{
    private readonly Option[] _options;

    /// <summary>Sorts by number, stably: repeated options keep their order (RFC 7252 §3.1).</summary>
    public OptionList(IEnumerable<Option> options) => _options = [.. options.OrderBy(option => option.Number.Value)];

    public static OptionList Empty { get; } = new([]);

    public int Count => _options.Length;

    /// <summary>Uri-Path segments joined as <c>/3/0</c>; <c>/</c> when there are none.</summary>
    public string Path => throw new NotImplementedException();

    /// <summary>Uri-Query options in order, as text.</summary>
    public IReadOnlyList<string> Queries => throw new NotImplementedException();

    /// <summary>Location-Path segments joined as <c>/rd/5a3f</c>, or <see langword="null"/> when there are none.</summary>
    public string? LocationPath => throw new NotImplementedException();

    /// <summary>Content-Format, or <see langword="null"/>.</summary>
    public ContentFormat? ContentFormat => throw new NotImplementedException();

    /// <summary>Accept, or <see langword="null"/>.</summary>
    public ContentFormat? Accept => throw new NotImplementedException();

    /// <summary>The Observe value (RFC 7641 §2), or <see langword="null"/>.</summary>
    public uint? Observe => throw new NotImplementedException();

    public Block? Block1 => throw new NotImplementedException();

    public Block? Block2 => throw new NotImplementedException();

    /// <summary>Max-Age in seconds, or <see langword="null"/> when absent.</summary>
    public uint? MaxAge => throw new NotImplementedException();

    public Option this[int index] => _options[index];

    /// <summary>A list with <paramref name="option"/> added after those of the same number.</summary>
    public OptionList With(Option option) => new(_options.Append(option));

    public OptionList WithUInt(OptionNumber number, uint value) => throw new NotImplementedException();

    public OptionList WithText(OptionNumber number, string value) => throw new NotImplementedException();

    /// <summary>Adds one Uri-Path option a segment; <c>/</c> adds none.</summary>
    public OptionList WithPath(string path) => throw new NotImplementedException();

    /// <summary>Adds one Uri-Query option for each entry.</summary>
    public OptionList WithQueries(IEnumerable<string> queries) => throw new NotImplementedException();

    public OptionList WithLocationPath(string path) => throw new NotImplementedException();

    public OptionList WithContentFormat(ContentFormat format) => throw new NotImplementedException();

    public OptionList WithAccept(ContentFormat format) => throw new NotImplementedException();

    public OptionList WithObserve(uint value) => throw new NotImplementedException();

    public OptionList WithBlock1(Block block) => throw new NotImplementedException();

    public OptionList WithBlock2(Block block) => throw new NotImplementedException();

    /// <summary>A list without any option of that number.</summary>
    public OptionList Without(OptionNumber number) => new(_options.Where(option => option.Number != number));

    /// <summary>The first option of that number, or <see langword="null"/>.</summary>
    public Option? First(OptionNumber number) => Array.Find(_options, option => option.Number == number);

    public IEnumerable<Option> All(OptionNumber number) => _options.Where(option => option.Number == number);

    public IEnumerator<Option> GetEnumerator() => ((IEnumerable<Option>)_options).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
