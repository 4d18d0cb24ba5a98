using System.Text;
using Conformance.Coap.Messages;
using Conformance.Coap.Transmission;
using Conformance.Harness.Rejudging;
using FluentAssertions;
using NUnit.Framework;
using Outcome = Conformance.Model.Outcome;

namespace Conformance.Tests.Engine;

/// <summary>Recorded attempts are judged again without their device.</summary>
[TestFixture]
public sealed class ReplayTests
{
    private const string Observes = "- observe: /3/0/9\n  as: seen\n- await: notify\n  of: $(seen)\n  within: 8 s\n  expect: { value: 2 }\n- read: /3/0/16";

    [TestCase(true)]
    [TestCase(false)]
    public void The_same_case_ends_the_same_way(bool fresh)
    {
        var stage = Talking(fresh);
        var recorded = stage.Recorded(Observes);

        var again = stage.Replay(Stage.Text(Observes), recorded, out var divergence);

        divergence.Should().BeNull();
        again!.Record.Outcome.Should().Be(Outcome.Pass);
        again.Record.Findings.Select(finding => (finding.Verdict, finding.Actual)).Should()
            .Equal(recorded.Record.Findings.Select(finding => (finding.Verdict, finding.Actual)));
        again.Record.StartedAt.Should().BeCloseTo(recorded.Record.StartedAt, TimeSpan.FromMilliseconds(1));
    }

    [Test]
    public void A_stricter_expectation_needs_no_new_stimulus()
    {
        var stage = Talking(fresh: false);

        var again = stage.Replay(Stage.Text(Observes.Replace("value: 2", "value: 3", StringComparison.Ordinal)), stage.Recorded(Observes), out var divergence);

        divergence.Should().BeNull();
        again!.Record.Outcome.Should().Be(Outcome.Fail);
        again.Record.Reason.Should().Contain("value is 2; expected 3");
    }

    [Test]
    public void A_tighter_window_is_judged_by_the_recorded_times()
    {
        var stage = Talking(fresh: false);

        var again = stage.Replay(Stage.Text(Observes.Replace("within: 8 s", "within: 1 s", StringComparison.Ordinal)), stage.Recorded(Observes), out _);

        again!.Record.Outcome.Should().Be(Outcome.Fail);
        again.Record.Reason.Should().StartWith("no notify came; within 1 s");
    }

    [TestCase("- read: /3/0/17", "sends CON 0.01 GET /3/0/17")]
    [TestCase("- read: /3/0/16\n- read: /3/0/17", "sends CON 0.01 GET /3/0/17")]
    [TestCase("- read: /3/0/16\n- await: update\n  within: 60 s", "waits longer than the recording")]
    [TestCase("- dut: power-cycle\n- read: /3/0/16", "presses 'power-cycle'; nothing of the kind was recorded")]
    public void What_was_not_recorded_needs_a_new_stimulus(string steps, string reason)
    {
        var stage = Talking(fresh: false);

        var again = stage.Replay(Stage.Text(steps), stage.Recorded("- read: /3/0/16"), out var divergence);

        again.Should().BeNull();
        divergence!.Reason.Should().Contain(reason);
    }

    [TestCase("coap", 0)]
    [TestCase("http", 2)]
    public void What_is_fetched_from_our_file_host_is_fetched_again(string scheme, int offset)
    {
        var steps = $"- serve: /image\n  content: hello\n- write: /5/0/1\n  value: $(files.{scheme})/image\n- await: fetch\n  within: 4 s\n  expect: {{ over: {scheme}, path: /image, offset: {offset} }}";
        var stage = Talking(fresh: false);
        stage.Plot.Answer = (device, request) =>
        {
            if (request.Options.Path == "/5/0/1")
            {
                _ = LaterAsync(device, new Uri(Encoding.UTF8.GetString(request.Payload.Span)));
            }

            return Task.FromResult(Plot.Ordinary(request));
        };
        var recorded = stage.Recorded(steps);
        recorded.Record.Outcome.Should().Be(Outcome.Pass, recorded.Record.Reason);
        RecordingFile.Write(recorded.Recording!).Should().Contain("\"files\":");

        stage.Replay(Stage.Text(steps), recorded, out var divergence)!.Record.Outcome.Should().Be(Outcome.Pass);

        divergence.Should().BeNull();
        stage.Replay(Stage.Text(steps.Replace("path: /image", "path: /other", StringComparison.Ordinal)), recorded, out _)!.Record.Outcome.Should().Be(Outcome.Fail);
        stage.Replay(Stage.Text("- alive:"), recorded, out divergence).Should().BeNull();

        static async Task LaterAsync(ScriptedDevice device, Uri uri)
        {
            await device.Pass(1);
            await device.FetchAsync(uri);
        }
    }

    [Test]
    public void What_the_device_did_after_a_stimulus_that_is_gone_proves_nothing()
    {
        var stage = Talking(fresh: false);
        stage.Plot.Answer = async (device, request) =>
        {
            if (request.Code == CoapCode.Post)
            {
                _ = Later();
                return Reply.Of(CoapCode.Changed);

                async Task Later()
                {
                    await device.Pass(1);
                    await device.UpdateAsync();
                }
            }

            await device.Pass(0);
            return Plot.Ordinary(request);
        };
        var recorded = stage.Recorded("- execute: $(server.instance)/8\n- await: update\n  within: 4 s");
        recorded.Record.Outcome.Should().Be(Outcome.Pass);

        var again = stage.Replay(Stage.Text("- await: update\n  within: 4 s"), recorded, out var divergence);

        again.Should().BeNull();
        divergence!.Reason.Should().StartWith("does not send CON 0.02 POST /1/0/8");
    }

    [Test]
    public void A_recording_survives_its_file()
    {
        var recording = Talking(fresh: false).Recorded(Observes).Recording!;
        var path = Path.GetTempFileName();

        File.WriteAllText(path, RecordingFile.Write(recording));

        RecordingFile.Write(RecordingFile.Load(path)).Should().Be(RecordingFile.Write(recording));
        File.WriteAllText(path, "{}");
        FluentActions.Invoking(() => RecordingFile.Load(path)).Should().Throw<IOException>();
        File.Delete(path);
    }

    private static Stage Talking(bool fresh)
    {
        var stage = new Stage { Fresh = fresh };
        stage.Plot.Answers(request => request.Options.Observe == 0 ? Plot.Content("1", 1) : Plot.Ordinary(request));
        stage.Plot.Life = async device =>
        {
            await device.RegisterAsync();
            await device.Pass(3);
            await device.NotifyAsync("/3/0/9", "2", 2);
        };
        return stage;
    }
}
