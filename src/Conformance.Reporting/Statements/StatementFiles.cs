using System.Security.Cryptography;
using System.Text;

namespace Conformance.Reporting.Statements;

/// <summary>A statement on the disk: <c>statement.json</c>, <c>statement.html</c>, and a signature beside each.</summary>
public static class StatementFiles
{
    /// <param name="folder">Made when it is not there.</param>
    /// <param name="key">A private key, PEM; <see langword="null"/>: nothing is signed.</param>
    /// <returns>What was written.</returns>
    /// <exception cref="CryptographicException">The key is none of P-256; then nothing is written.</exception>
    public static IReadOnlyList<string> Write(Statement statement, string folder, string? key)
    {
        var json = Encoding.UTF8.GetBytes(StatementJson.Write(statement));
        var html = Encoding.UTF8.GetBytes(StatementHtml.Write(statement, Convert.ToHexStringLower(SHA256.HashData(json))));
        List<(string Name, byte[] Octets)> files = [("statement.json", json), ("statement.html", html)];
        if (key is not null)
        {
            files = [.. files, .. files.Select(file => (file.Name + StatementSignature.Ending, StatementSignature.Sign(file.Octets, key)))];
        }

        Directory.CreateDirectory(folder);
        foreach (var (name, octets) in files)
        {
            AtomicFile.Write(Path.Combine(folder, name), stream => stream.Write(octets));
        }

        if (key is null)
        {
            // A signature of an earlier statement would be a false one.
            files.ForEach(file => File.Delete(Path.Combine(folder, file.Name + StatementSignature.Ending)));
        }

        return [.. files.Select(file => Path.Combine(folder, file.Name))];
    }
}
