using Conformance.Engine.Captures;
using Conformance.Lwm2m.Formats;
using Conformance.Lwm2m.Paths;
using Conformance.Lwm2m.Values;
using Conformance.Scripting.Expressions;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Engine;

[TestFixture]
public sealed class BodyFieldTests
{
    [Test]
    public void Times_are_those_of_the_entries_that_have_one() =>
        Fields(Of(-5), Of(null), Of(1.6e9))["times"].Should().BeOfType<Value.List>()
            .Which.Content.Select(time => time.ToDisplay()).Should().Equal("-5", "1600000000");

    [Test]
    public void A_path_is_repeated_only_with_the_same_time()
    {
        Fields(Of(-5), Of(-4)).Should().ContainKey("repeated").WhoseValue.Should().BeOfType<Value.List>().Which.Content.Should().BeEmpty();
        Fields(Of(-5), Of(-5), Of(null))["repeated"].Should().BeOfType<Value.List>()
            .Which.Content.Select(path => path.ToDisplay()).Should().Equal("/3/0/9");
    }

    private static Dictionary<string, Value> Fields(params Entry[] entries)
    {
        var fields = new Dictionary<string, Value>(StringComparer.Ordinal);
        Lwm2mValues.AddTo(fields, entries);
        return fields;
    }

    private static Entry Of(double? time) => new(Lwm2mPath.Of(3, 0, 9), new Lwm2mValue.Integer(95), time);
}
