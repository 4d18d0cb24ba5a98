using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Conformance.Reporting.Pages;

/// <summary>Turns an interpolated string into markup; text from anywhere is made visible (<see cref="DeviceText"/>) and escaped.</summary>
[InterpolatedStringHandler]
public readonly ref struct MarkupInterpolation
{
    private const string Special = "<>&\"'";

    private readonly StringBuilder _text;

    public MarkupInterpolation(int literalLength, int formattedCount) => _text = new(literalLength + 16 * formattedCount);

    internal string Text => _text.ToString();

    public void AppendLiteral(string literal) => _text.Append(literal);

    public void AppendFormatted(Markup markup) => _text.Append(markup.Text);

    public void AppendFormatted(IEnumerable<Markup> markups) => _text.Append(Markup.All(markups).Text);

    public void AppendFormatted(string text) => Escape(DeviceText.Visible(text));

    public void AppendFormatted(int number) => _text.Append(CultureInfo.InvariantCulture, $"{number}");

    /// <summary>Seconds with as many decimals as <paramref name="format"/> says.</summary>
    public void AppendFormatted(TimeSpan time, string format) =>
        _text.Append(time.TotalSeconds.ToString(format, CultureInfo.InvariantCulture));

    private void Escape(string text)
    {
        var rest = text.AsSpan();
        for (var at = rest.IndexOfAny(Special); at >= 0; at = rest.IndexOfAny(Special))
        {
            _text.Append(rest[..at]).Append(rest[at] switch
            {
                '<' => "&lt;",
                '>' => "&gt;",
                '&' => "&amp;",
                '"' => "&quot;",
                _ => "&#39;",
            });
            rest = rest[(at + 1)..];
        }

        _text.Append(rest);
    }
}
