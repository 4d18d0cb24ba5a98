using System.Text;
using Conformance.Coap.Links;
using Conformance.Engine.Captures;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Engine;

/// <summary>What the language sees of links.</summary>
[TestFixture]
public sealed class LinkValueTests
{
    [TestCase("</3>;ver=1.2,</3/0>", "/", "{/3: 1.2}")]
    [TestCase("</3/0>;ver=\"1.2\"", "/", "{/3: 1.2}")]
    [TestCase("</l/3303>;ver=1.1,</l/3/0>", "/l", "{/3303: 1.1}")]
    [TestCase("</3/0>", "/", "{}")]
    public void Versions_stand_with_the_object_wherever_they_were_told(string links, string root, string versions) =>
        LinkValues.Versions(Read(links), root).ToDisplay().Should().Be(versions);

    [TestCase("</>;rt=\"oma.lwm2m\",</1/0>", "/", "[]")]
    [TestCase("</l>;rt=\"oma.lwm2m\",</l/1/0>,</l/3/0>", "/l", "[]")]
    [TestCase("</l>;rt=\"oma.lwm2m\",</l/1/0>,</3/0>,</other>", "/l", "[/3/0]")]
    public void Objects_outside_the_root_stand_beside_it(string links, string root, string beside) =>
        LinkValues.Of(Read(links), root).Content["beside"].ToDisplay().Should().Be(beside);

    private static IReadOnlyList<Link> Read(string links)
    {
        LinkFormat.TryRead(Encoding.UTF8.GetBytes(links), out var read, out _).Should().BeTrue();
        return read;
    }
}
