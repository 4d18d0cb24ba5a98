using System.Xml.Linq;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.House;

/// <summary>Holds <c>docs/architecture.md</c> against the project files.</summary>
[TestFixture]
public sealed class ArchitectureTests
{
    private const string Prefix = "Conformance.";

    private static IReadOnlyList<string[]> Rows { get; } =
    [
        .. Repository.Read("docs/architecture.md").Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal))
            .Select(line => line.Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells[0] != "room" && cells[0] != "---"),
    ];

    private static IReadOnlyDictionary<string, XDocument> Projects { get; } = Repository.Below("src", "*.csproj")
        .ToDictionary(path => Path.GetFileNameWithoutExtension(path)[Prefix.Length..], path => XDocument.Parse(Repository.Read(path)));

    private static IEnumerable<string> Rooms => Projects.Keys;

    [Test]
    public void Names_every_room_once_in_each_table()
    {
        var named = Rows.GroupBy(cells => cells[0]).ToDictionary(group => group.Key, group => group.Count());

        named.Keys.Should().BeEquivalentTo(Rooms);
        named.Values.Should().AllBeEquivalentTo(2);
    }

    [TestCaseSource(nameof(Rooms))]
    public void A_room_references_what_the_page_says(string room) =>
        References(room).Should().BeEquivalentTo(Listed(room, column: 1));

    [TestCaseSource(nameof(Rooms))]
    public void A_room_uses_the_packages_that_the_page_says(string room) =>
        Included(room, "PackageReference").Should().BeEquivalentTo(Listed(room, column: 2));

    [Test]
    public void Arrows_never_turn_back()
    {
        foreach (var room in Rooms)
        {
            Reachable(room).Should().NotContain(room);
        }
    }

    [Test]
    public void The_reference_device_and_the_harness_side_never_meet()
    {
        Reachable("ReferenceDevice").Should().NotContain(["Roles", "Engine", "Scripting", "Harness"]);
        Reachable("Engine").Should().NotContain("ReferenceDevice");
    }

    [Test]
    public void Every_project_is_in_the_solution() =>
        Repository.Read("Conformance.sln").Split('"')
            .Where(part => part.EndsWith(".csproj", StringComparison.Ordinal))
            .Select(path => path.Split('\\', '/')[^1])
            .Should().BeEquivalentTo(Rooms.Select(room => $"{Prefix}{room}.csproj"));

    [TestCaseSource(nameof(Rooms))]
    public void A_room_locks_its_packages(string room) =>
        Repository.Committed.Should().Contain($"src/{Prefix}{room}/packages.lock.json");

    private static IEnumerable<string> Listed(string room, int column) =>
        Rows.First(cells => cells[0] == room)[column].Split(',', StringSplitOptions.TrimEntries).Where(name => name != "—");

    private static IEnumerable<string> References(string room) =>
        Included(room, "ProjectReference").Select(path => path.Split('\\', '/')[^1][Prefix.Length..^".csproj".Length]);

    private static IEnumerable<string> Included(string room, string element) =>
        Projects[room].Descendants(element).Select(reference => reference.Attribute("Include")!.Value);

    private static HashSet<string> Reachable(string room)
    {
        var found = new HashSet<string>();
        var open = new Queue<string>(References(room));
        while (open.TryDequeue(out var next))
        {
            if (found.Add(next))
            {
                References(next).ToList().ForEach(open.Enqueue);
            }
        }

        return found;
    }
}
