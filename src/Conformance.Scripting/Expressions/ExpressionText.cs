namespace Conformance.Scripting.Expressions;

/// <summary>A cursor over a part of a text.</summary>
internal sealed class ExpressionText(string text, int start, int end)
{
    /// <summary>Offset of the next character, from the start of the whole text.</summary>
    public int At { get; set; } = start;

    public int End => end;

    public bool IsAtEnd => At >= end;

    /// <summary>The next character, or the one so many further; NUL behind the end.</summary>
    public char Next(int ahead = 0) => At + ahead < end ? text[At + ahead] : '\0';

    /// <summary>What stands between an offset and the cursor.</summary>
    public string Since(int offset) => text[offset..At];

    /// <summary>What is left.</summary>
    public string Rest() => text[At..end];

    /// <summary>Offset of a letter at or behind an offset; negative when there is none.</summary>
    public int Find(char letter, int offset) => text.IndexOf(letter, offset, end - offset);

    public void Skip(Func<char, bool> those)
    {
        while (!IsAtEnd && those(text[At]))
        {
            At++;
        }
    }

    public void Blanks() => Skip(letter => letter == ' ');

    /// <summary>Takes a word when it comes next and ends there.</summary>
    public bool Word(string word)
    {
        Blanks();
        var there = IsWord(word);
        At += there ? word.Length : 0;
        return there;
    }

    /// <summary>Whether a word comes next, or so many characters further.</summary>
    public bool IsWord(string word, int ahead = 0) => IsThere(word, ahead) && !IsNameLetter(Next(ahead + word.Length));

    /// <summary>Takes a sign when it comes next.</summary>
    public bool Sign(string sign)
    {
        Blanks();
        var there = IsThere(sign, 0);
        At += there ? sign.Length : 0;
        return there;
    }

    public static bool IsNameLetter(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_';

    private bool IsThere(string part, int ahead) =>
        At + ahead + part.Length <= end && string.CompareOrdinal(text, At + ahead, part, 0, part.Length) == 0;
}
