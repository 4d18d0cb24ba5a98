using Conformance.Tests.Roles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Cli;

/// <summary>A server whose users do not reach it: whatever does not come then is not its fault.</summary>
[TestFixture]
public sealed class UnaskedTests
{
    private const int Inconclusive = 2;

    [Test]
    public void What_could_not_be_asked_is_inconclusive()
    {
        using var folder = new Folder();
        var file = Path.Combine(folder.Path, "deaf.yaml");
        var root = Bench.Root();
        var given = File.ReadAllText(Path.Combine(root, "profiles", "devices", "reference-server-process.yaml"));
        File.WriteAllText(file, given
            .Replace("url: http://127.0.0.1:$(users.port)", "url: http://127.0.0.1:$(users.port)/nobody\n  asks: write", StringComparison.Ordinal)
            .Replace("../objects", Path.Combine(root, "profiles", "objects"), StringComparison.Ordinal));

        var (exitCode, output, errors) = Shell.Run(root, "run", "--device", file, "--select", "S-DM-001", "--no-allure", "--output", Path.Combine(folder.Path, "run"));

        exitCode.Should().Be(Inconclusive, output + errors);
        output.Should().Contain("1 cases: 1 inconclusive").And.Contain("no operation came, and the server could not be asked").And.NotContain("fail ");
    }
}
