using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Conformance.Reporting.Pages;

/// <summary>Turns an interpolated string into markup; text from anywhere is made visible (<see cref="DeviceText"/>) and escaped.</summary>
[InterpolatedStringHandler]
public readonly ref struct MarkupInterpolation
{
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
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '<' => _text.Append("&lt;"),
                '>' => _text.Append("&gt;"),
                '&' => _text.Append("&amp;"),
                '"' => _text.Append("&quot;"),
                '\'' => _text.Append("&#39;"),
                _ => _text.Append(letter),
            };
        }
    }
}
