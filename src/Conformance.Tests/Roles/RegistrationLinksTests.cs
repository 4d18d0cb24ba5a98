using System.Net;
using System.Text;
using Conformance.Coap.Links;
using Conformance.Lwm2m.Paths;
using Conformance.Roles;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Roles;

[TestFixture]
public sealed class RegistrationLinksTests
{
    [TestCase("</1/0>,</3/0>", "/")]
    [TestCase("</>;rt=\"oma.lwm2m\";ct=110,</3/0>", "/")]
    [TestCase("</lwm2m>;rt=\"oma.lwm2m\",</lwm2m/3/0>", "/lwm2m")]
    [TestCase("</lwm2m/>;rt=\"oma.lwm2m\"", "/lwm2m")]
    [TestCase("</a/b>;rt=\"core.rd oma.lwm2m\"", "/a/b")]
    [TestCase("</1>;rt=\"oma.lwm2m\"", "/")]
    [TestCase("</other>;rt=\"oma.other\"", "/")]
    [TestCase("</x>;rt", "/")]
    public void Finds_the_alternate_path(string links, string root) => Registered(links).Root.Should().Be(root);

    [Test]
    public void Tells_objects_from_instances_and_passes_over_what_is_neither()
    {
        var registration = Registered(
            "</>;ct=110,</1/0>,</1/1>,</3/0>,</3/0>,</5>,</6>;ver=1.0,</6/0>,</3/0/9>,<coap://x/7/0>,<9/0>,</70000/1>");

        registration.Objects.Should().Equal(Lwm2mPath.Of(1), Lwm2mPath.Of(3), Lwm2mPath.Of(5), Lwm2mPath.Of(6));
        registration.Instances.Should().Equal(Lwm2mPath.Of(1, 0), Lwm2mPath.Of(1, 1), Lwm2mPath.Of(3, 0), Lwm2mPath.Of(6, 0));
    }

    [Test]
    public void Takes_the_alternate_path_away()
    {
        var registration = Registered("</lwm2m>;rt=\"oma.lwm2m\",</lwm2m/1/0>,</lwm2m/3>;ver=1.2,</lwm2m/3/0>");

        registration.Instances.Should().Equal(Lwm2mPath.Of(1, 0), Lwm2mPath.Of(3, 0));
        registration.ObjectVersions.Should().Equal(new Dictionary<ushort, string> { [3] = "1.2" });
        registration.PathOf("/lwm2m/3/0/9").Should().Be(Lwm2mPath.Of(3, 0, 9));
    }

    [Test]
    public void Takes_the_first_version_of_an_object() =>
        Registered("</3>;ver=1.1,</3/0>;ver=1.2,</5>;ver,</6>;ver=\"2.0\"").ObjectVersions
            .Should().Equal(new Dictionary<ushort, string> { [3] = "1.1", [6] = "2.0" });

    private static Registration Registered(string text)
    {
        LinkFormat.TryRead(Encoding.UTF8.GetBytes(text), out var links, out var error).Should().BeTrue(error.Message);
        return new()
        {
            Location = "/rd/1",
            Endpoint = null,
            Lifetime = TimeSpan.FromSeconds(60),
            Version = "1.1",
            Binding = "U",
            QueueMode = false,
            Links = links,
            Root = Registration.RootOf(links),
            Remote = new(IPAddress.Loopback, 5683),
            RefreshedAt = TimeSpan.Zero,
        };
    }
}
