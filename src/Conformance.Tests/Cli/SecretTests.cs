using System.Text;
using Conformance.Tests.Roles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Cli;

/// <summary>A planted key is in nothing that a run leaves.</summary>
[TestFixture]
public sealed class SecretTests
{
    private const string Variable = "CONFORMANCE_PLANTED_KEY";
    private const string Planted = "4c7e9d13a0b2586f77c1e4d9028b6a35";

    [Test]
    public void A_key_that_a_device_file_refers_to_is_in_no_file_of_a_run()
    {
        using var place = new Place();
        Environment.SetEnvironmentVariable(Variable, Planted);
        var device = place.In("planted.yaml");
        var known = File.ReadAllText(Path.Combine(Bench.Root(), "profiles", "devices", "reference-psk.yaml"));
        File.WriteAllText(device, known.Replace("{ file: reference-psk.key }", $"{{ env: {Variable} }}", StringComparison.Ordinal).Replace(": firmware/", $": {Path.Combine(Bench.Root(), "profiles", "devices", "firmware")}/", StringComparison.Ordinal));

        var (exitCode, output, errors) = Shell.Run(null, "selftest", "--device", device, "--select", "C-SEC-028,C-REG-001", "--output", place.Folder);

        exitCode.Should().Be(0, output + errors);
        byte[][] forms = [Encoding.ASCII.GetBytes(Planted), Encoding.ASCII.GetBytes(Planted.ToUpperInvariant()), Convert.FromHexString(Planted), Encoding.ASCII.GetBytes(Convert.ToBase64String(Convert.FromHexString(Planted)))];
        var files = Directory.EnumerateFiles(place.Folder, "*", SearchOption.AllDirectories).ToList();
        files.Should().Contain(file => file.EndsWith(".pcapng", StringComparison.Ordinal));
        files.Where(file => forms.Any(form => File.ReadAllBytes(file).AsSpan().IndexOf(form) >= 0)).Should().BeEmpty();
        (output + errors).Should().NotContain(Planted);
    }

    [TestCase("key: 73656372657450534B", "'key' stands in the device file itself")]
    [TestCase("key: { env: NO_SUCH_VARIABLE_AT_ALL }", "the environment variable NO_SUCH_VARIABLE_AT_ALL is not set")]
    [TestCase("key: { file: no/such/file }", "the file no/such/file cannot be read")]
    [TestCase("key: { file: reference.yaml }", "the key is not 1 to 64 octets in hex digits")]
    [TestCase("certificate: { file: reference.yaml }", "'certificate' has no meaning with mode psk")]
    public void What_cannot_be_used_is_one_clear_sentence(string line, string sentence)
    {
        using var place = new Place();
        var folder = Path.Combine(Bench.Root(), "profiles", "devices");
        var device = place.In("bad.yaml");
        var known = File.ReadAllText(Path.Combine(folder, "reference-psk.yaml"));
        File.WriteAllText(device, known
            .Replace("key: { file: reference-psk.key }", line.Replace("reference.yaml", Path.Combine(folder, "reference.yaml"), StringComparison.Ordinal), StringComparison.Ordinal)
            .Replace(": firmware/", $": {Path.Combine(folder, "firmware")}/", StringComparison.Ordinal));

        var (exitCode, _, errors) = Shell.Run(null, "selftest", "--device", device, "--select", "C-REG-001", "--output", place.Folder);

        exitCode.Should().Be(4);
        errors.Should().Contain("TC0217").And.Contain(sentence);
    }
}
