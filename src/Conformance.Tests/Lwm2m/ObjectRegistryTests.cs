using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Lwm2m;

[TestFixture]
public sealed class ObjectRegistryTests
{
    private static readonly Dictionary<ushort, string> NothingAnnounced = [];

    [Test]
    public void Holds_every_object_the_product_speaks_of()
    {
        int[] core = [.. Enumerable.Range(0, 17), .. Enumerable.Range(19, 5), 25, 26, 500, 511, 3303, 3441, 3442, 33629];
        int[] drafted = [.. Enumerable.Range(42769, 4)];
        int[] ucifi = [.. Enumerable.Range(3410, 30), .. Enumerable.Range(3445, 17), 3463, 3464];

        Facts.Registry.All.Select(definition => (int)definition.Id).Distinct().Should().BeEquivalentTo(core.Union(ucifi).Union(drafted));
        Facts.Registry.All.Select(definition => $"{definition.Id}-{definition.Version}").Should().OnlyHaveUniqueItems();
    }

    [Test]
    public void Lists_versions_oldest_first()
    {
        Facts.Registry.Versions(3).Select(definition => definition.Version).Should().Equal("1.0", "1.1", "1.2", "1.3");
        Facts.Registry.Versions(9999).Should().BeEmpty();
    }

    [Test]
    public void Finds_the_version_asked_for_or_the_oldest()
    {
        Facts.Registry.Find(3)!.Version.Should().Be("1.0");
        Facts.Registry.Find(3, "1.2")!.Version.Should().Be("1.2");
        Facts.Registry.Find(3, "9.9").Should().BeNull();
        Facts.Registry.Find(3, "x").Should().BeNull();
        Facts.Registry.Find(9999).Should().BeNull();
    }

    [Test]
    public void Knows_what_a_resource_is()
    {
        var errorCode = Facts.Registry.Find(3, "1.1")![11]!;

        (errorCode.Name, errorCode.Multiple, errorCode.Mandatory, errorCode.Type).Should().Be(("Error Code", true, true, ResourceType.Integer));
        (errorCode.IsReadable, errorCode.IsWritable, errorCode.IsExecutable).Should().Be((true, false, false));
        Facts.Registry.Find(3)![4]!.Type.Should().Be(ResourceType.None);
    }

    /// <summary>Catalogue VER-04: the versions of core objects each enabler fixes.</summary>
    [TestCase("1.0", "0:1.0 1:1.0 2:1.0 3:1.0 4:1.0 5:1.0 6:1.0 7:1.0 3303:1.0")]
    [TestCase("1.1", "0:1.1 1:1.1 2:1.0 3:1.1 4:1.2 5:1.0 6:1.0 7:1.0 3303:1.0")]
    [TestCase("1.1.1", "0:1.1 1:1.1 2:1.0 3:1.1 4:1.2 5:1.0 6:1.0 7:1.0 3303:1.0")]
    [TestCase("1.2", "0:1.2 1:1.2 2:1.1 3:1.2 4:1.3 5:1.1 6:1.0 7:1.0 3303:1.0")]
    [TestCase("1.7", "0:1.2 1:1.2 2:1.1 3:1.2 4:1.3 5:1.1 6:1.0 7:1.0 3303:1.0")]
    [TestCase("nonsense", "0:1.0 1:1.0 2:1.0 3:1.0 4:1.0 5:1.0 6:1.0 7:1.0 3303:1.0")]
    public void Takes_the_versions_an_enabler_implies(string enabler, string expected)
    {
        var model = Facts.Registry.ModelFor(enabler, NothingAnnounced);

        foreach (var pair in expected.Split(' ').Select(pair => pair.Split(':')))
        {
            model[ushort.Parse(pair[0])]!.Version.Should().Be(pair[1], "of object {0}", pair[0]);
        }
    }

    [TestCase("1.0", "1.0")]
    [TestCase("1.1", "1.1")]
    [TestCase("1.9", "1.3", TestName = "An unknown version counts as the nearest one below")]
    [TestCase("0.9", "1.0", TestName = "A version below all counts as the oldest")]
    [TestCase("newest", "1.2", TestName = "A version that is none counts as not announced")]
    public void Takes_the_version_announced(string announced, string expected)
    {
        Facts.Registry.ModelFor("1.2", new Dictionary<ushort, string> { [3] = announced })[3]!.Version.Should().Be(expected);
    }

    [Test]
    public void A_model_gives_types_to_paths()
    {
        var model = Facts.Lwm2m11;

        model.TypeOf(Lwm2mPath.Of(3, 0, 13)).Should().Be(ResourceType.Time);
        model.TypeOf(Lwm2mPath.Of(3, 0, 11, 0)).Should().Be(ResourceType.Integer);
        model.TypeOf(Lwm2mPath.Of(3, 0, 9999)).Should().BeNull();
        model.TypeOf(Lwm2mPath.Of(9999, 0, 0)).Should().BeNull();
        model.TypeOf(Lwm2mPath.Of(3, 0)).Should().BeNull();
        model.Objects.Should().HaveCountGreaterThan(60).And.OnlyHaveUniqueItems(definition => definition.Id);
    }

    [Test]
    public void Says_that_a_folder_is_missing()
    {
        FluentActions.Invoking(() => ObjectRegistry.Load("no/such/folder"))
            .Should().Throw<InvalidDataException>().WithMessage("no/such/folder: no such folder; *");
    }

    [Test]
    public void Says_what_is_wrong_with_a_file()
    {
        var folder = Directory.CreateTempSubdirectory("objects");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "7-1.0.yaml"), ObjectYaml.Write(Facts.Registry.Find(6)!));
            var registry = ObjectRegistry.Load(folder.FullName);
            FluentActions.Invoking(() => registry.Find(7))
                .Should().Throw<InvalidDataException>().WithMessage("*7-1.0.yaml: holds object 6 version 1.0; its name requires 7 and 1.0");

            File.WriteAllText(Path.Combine(folder.FullName, "seven.yaml"), "");
            FluentActions.Invoking(() => ObjectRegistry.Load(folder.FullName))
                .Should().Throw<InvalidDataException>().WithMessage("*seven.yaml: the name is no object id and version; *");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
