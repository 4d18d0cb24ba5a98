using Conformance.Lwm2m.Paths;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Lwm2m;

[TestFixture]
public sealed class Lwm2mPathTests
{
    [TestCase("/", 0)]
    [TestCase("/3", 1)]
    [TestCase("/3/0", 2)]
    [TestCase("/3/0/11", 3)]
    [TestCase("/3/0/11/65534", 4)]
    public void Reads_and_writes_every_level(string text, int depth)
    {
        Lwm2mPath.TryParse(text, out var path).Should().BeTrue();

        path.Depth.Should().Be(depth);
        path.ToString().Should().Be(text);
    }

    [TestCase("")]
    [TestCase("3/0")]
    [TestCase("//")]
    [TestCase("/3/")]
    [TestCase("/3//0")]
    [TestCase("/65535")]
    [TestCase("/-1")]
    [TestCase("/+1")]
    [TestCase("/ 1")]
    [TestCase("/3/0/11/0/0")]
    [TestCase("/a")]
    [TestCase("/3/0/0x1")]
    public void Refuses_what_is_no_path(string text)
    {
        Lwm2mPath.TryParse(text, out var path).Should().BeFalse();

        path.Should().Be(Lwm2mPath.Root);
    }

    [TestCase("/", "/3/0", true)]
    [TestCase("/3", "/3/0/11", true)]
    [TestCase("/3/0", "/3/0", true)]
    [TestCase("/3/0/1", "/3/0", false)]
    [TestCase("/3/0", "/3/1/0", false)]
    public void Contains_itself_and_what_lies_below(string text, string other, bool contains)
    {
        Lwm2mPath.Parse(text).Contains(Lwm2mPath.Parse(other)).Should().Be(contains);
    }

    [Test]
    public void Goes_down_by_child_and_up_by_parent_and_cut()
    {
        var path = Lwm2mPath.Root.Child(3).Child(0).Child(11).Child(1);

        path.Should().Be(Lwm2mPath.Of(3, 0, 11, 1));
        path.Parent.Should().Be(Lwm2mPath.Of(3, 0, 11));
        path.Cut(1).Should().Be(Lwm2mPath.Of(3));
        path.Cut(0).Should().Be(Lwm2mPath.Root);
        Lwm2mPath.Root.Parent.Should().Be(Lwm2mPath.Root);
        FluentActions.Invoking(() => path.Child(0)).Should().Throw<InvalidOperationException>();
    }
}
