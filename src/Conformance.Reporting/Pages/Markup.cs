namespace Conformance.Reporting.Pages;

/// <summary>A piece of HTML or SVG that is safe to stand in a page. Interpolation makes one, and it escapes.</summary>
public readonly record struct Markup
{
    private Markup(string text) => Text = text;

    public static Markup Empty => new("");

    /// <summary>Well-formed markup.</summary>
    public string Text => field ?? "";

    /// <summary>Makes markup from an interpolated string: its literal parts stand as they are, its holes are escaped unless markup.</summary>
    public static Markup Of(MarkupInterpolation interpolated) => new(interpolated.Text);

    /// <summary>Makes markup one after the other.</summary>
    public static Markup All(IEnumerable<Markup> parts) => new(string.Concat(parts.Select(part => part.Text)));

    /// <summary>Takes the suite's own text as it is: style sheets and scripts. Never text that came from anywhere else.</summary>
    internal static Markup Verbatim(string own) => new(own);

    public override string ToString() => Text;
}
