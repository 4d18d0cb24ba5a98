using System.Text;

namespace Conformance.Engine.Control;

/// <summary>Splits a command line into words: blanks separate, double quotes keep blanks, a backslash keeps the next quote.</summary>
public static class CommandLine
{
    public static IReadOnlyList<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var words = new List<string>();
        var word = new StringBuilder();
        var (quoted, started) = (false, false);
        for (var index = 0; index < text.Length; index++)
        {
            var letter = text[index];
            if (letter == '\\' && index + 1 < text.Length && text[index + 1] == '"')
            {
                word.Append('"');
                started = true;
                index++;
            }
            else if (letter == '"')
            {
                quoted = !quoted;
                started = true;
            }
            else if (char.IsWhiteSpace(letter) && !quoted)
            {
                if (started)
                {
                    words.Add(word.ToString());
                    word.Clear();
                    started = false;
                }
            }
            else
            {
                word.Append(letter);
                started = true;
            }
        }

        if (started)
        {
            words.Add(word.ToString());
        }

        return words;
    }

    /// <summary>Where a program is: one with a slash is looked up from the device file's folder, any other on the path.</summary>
    public static string Resolve(string program, string folder)
    {
        ArgumentNullException.ThrowIfNull(program);
        return program.Contains('/', StringComparison.Ordinal) ? Path.GetFullPath(Path.Combine(folder, program)) : program;
    }

    /// <summary>Whether a program is where <see cref="Resolve"/> says, or on the path.</summary>
    public static bool Exists(string program, string folder)
    {
        ArgumentNullException.ThrowIfNull(program);
        return program.Contains('/', StringComparison.Ordinal)
            ? File.Exists(Resolve(program, folder))
            : (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator).Any(place => File.Exists(Path.Combine(place, program)) || File.Exists(Path.Combine(place, $"{program}.exe")));
    }
}
