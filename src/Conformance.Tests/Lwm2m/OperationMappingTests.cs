using Conformance.Coap.Messages;
using Conformance.Coap.Options;
using Conformance.Lwm2m.Operations;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Lwm2m;

/// <summary>Transport 1.1 §6.4 and §6.7.</summary>
[TestFixture]
public sealed class OperationMappingTests
{
    [TestCase("GET /3/0/0", OperationKind.Read)]
    [TestCase("GET /3 accept=11542", OperationKind.Read)]
    [TestCase("GET /3 accept=40", OperationKind.Discover)]
    [TestCase("GET / accept=40", OperationKind.Discover)]
    [TestCase("GET /3/0/7 observe=0", OperationKind.Observe)]
    [TestCase("GET /3/0/7 observe=1", OperationKind.CancelObservation)]
    [TestCase("GET /3/0/7?pmin=5 observe=0", OperationKind.Observe)]
    [TestCase("FETCH / format=112", OperationKind.ReadComposite)]
    [TestCase("FETCH / format=112 observe=0", OperationKind.ObserveComposite)]
    [TestCase("FETCH / format=112 observe=1", OperationKind.CancelObservationComposite)]
    [TestCase("IPATCH / format=112 payload", OperationKind.WriteComposite)]
    [TestCase("PUT /1/0/1 format=0 payload", OperationKind.WriteReplace)]
    [TestCase("PUT /1/0/1 format=0", OperationKind.WriteReplace)]
    [TestCase("PUT /1/0/1?pmin=1 format=0 payload", OperationKind.WriteReplace)]
    [TestCase("PUT /1/0/1?pmin=1", OperationKind.WriteAttributes)]
    [TestCase("POST /3303 format=11542 payload", OperationKind.Create)]
    [TestCase("POST /1/0 format=11542 payload", OperationKind.WriteUpdate)]
    [TestCase("POST /1/0/8", OperationKind.Execute)]
    [TestCase("POST /1/0/8 format=0 payload", OperationKind.Execute)]
    [TestCase("POST /3/0/11 format=11542 payload", OperationKind.WriteUpdate)]
    [TestCase("DELETE /3303/1", OperationKind.Delete)]
    [TestCase("DELETE /16/0/0/1", OperationKind.Delete)]
    public void Knows_what_a_management_server_asks(string request, OperationKind operation)
    {
        OperationMapping.OfRequestToClient(Message(request), bootstrapSource: false).Should().Be(operation);
    }

    [TestCase("POST /bs", OperationKind.BootstrapFinish)]
    [TestCase("GET / accept=40", OperationKind.BootstrapDiscover)]
    [TestCase("GET /0 accept=40", OperationKind.BootstrapDiscover)]
    [TestCase("GET /1", OperationKind.BootstrapRead)]
    [TestCase("GET /1 accept=11542", OperationKind.BootstrapRead)]
    [TestCase("PUT /0/1 format=11542 payload", OperationKind.BootstrapWrite)]
    [TestCase("DELETE /", OperationKind.BootstrapDelete)]
    [TestCase("DELETE /0/1", OperationKind.BootstrapDelete)]
    public void Knows_what_a_bootstrap_server_asks(string request, OperationKind operation)
    {
        OperationMapping.OfRequestToClient(Message(request), bootstrapSource: true).Should().Be(operation);
    }

    [TestCase("POST /bs?ep=a", OperationKind.BootstrapRequest)]
    [TestCase("GET /bspack?ep=a", OperationKind.BootstrapPackRequest)]
    [TestCase("POST /rd?ep=a", OperationKind.Register)]
    [TestCase("POST /rd/5a3f", OperationKind.Update)]
    [TestCase("POST /rd/a/b?lt=20", OperationKind.Update)]
    [TestCase("DELETE /rd/5a3f", OperationKind.Deregister)]
    [TestCase("POST /dp format=112 payload", OperationKind.Send)]
    public void Knows_what_a_client_asks(string request, OperationKind operation)
    {
        OperationMapping.OfRequestToServer(Message(request)).Should().Be(operation);
    }

    [TestCase("POST /bs")]
    [TestCase("GET /")]
    [TestCase("POST /")]
    [TestCase("PUT /?pmin=1")]
    [TestCase("DELETE /")]
    [TestCase("POST /3/0/4/0")]
    [TestCase("FETCH /3")]
    [TestCase("IPATCH /3/0")]
    [TestCase("PATCH /")]
    [TestCase("GET /3/x")]
    [TestCase("GET /.well-known/core accept=40")]
    public void Knows_what_a_management_server_may_not_ask(string request)
    {
        OperationMapping.OfRequestToClient(Message(request), bootstrapSource: false).Should().BeNull();
    }

    [TestCase("GET /rd")]
    [TestCase("DELETE /rd")]
    [TestCase("POST /rd/")]
    [TestCase("POST /rdx")]
    [TestCase("PUT /dp")]
    [TestCase("POST /bspack")]
    [TestCase("GET /3/0")]
    public void Knows_what_a_client_may_not_ask(string request)
    {
        OperationMapping.OfRequestToServer(Message(request)).Should().BeNull();
    }

    [TestCase(OperationKind.Register, "POST", "2.01", "2.01 4.00 4.03 4.09 4.12")]
    [TestCase(OperationKind.BootstrapFinish, "POST", "2.04", "2.04 4.00 4.06")]
    [TestCase(OperationKind.BootstrapWrite, "PUT", "2.04", "2.04 4.00 4.15")]
    [TestCase(OperationKind.WriteReplace, "PUT", "2.04", "2.04 4.00 4.01 4.04 4.05 4.06 4.08 4.13 4.15")]
    [TestCase(OperationKind.Delete, "DELETE", "2.02", "2.02 4.00 4.01 4.04 4.05")]
    [TestCase(OperationKind.ReadComposite, "FETCH", "2.05", "2.05 4.00 4.01 4.04 4.05 4.06 4.15")]
    [TestCase(OperationKind.Send, "POST", "2.04", "2.04 4.00 4.04")]
    public void Knows_method_and_codes(OperationKind operation, string method, string success, string codes)
    {
        OperationMapping.MethodOf(operation).Should().Be(Methods[method]);
        OperationMapping.SuccessOf(operation).ToString().Should().Be(success);
        OperationMapping.AllowedCodes(operation).Select(code => code.ToString()).Order()
            .Should().Equal([.. codes.Split(' '), "5.00", "5.01", "5.03"]);
    }

    [Test]
    public void Knows_codes_of_every_operation()
    {
        foreach (var operation in Enum.GetValues<OperationKind>())
        {
            OperationMapping.AllowedCodes(operation).Should().Contain(OperationMapping.SuccessOf(operation));
            OperationMapping.AllowedCodes(operation).Should().NotIntersectWith(
                OperationMapping.CoapLevelCodes.Except([CoapCode.RequestEntityIncomplete, CoapCode.RequestEntityTooLarge]));
        }
    }

    private static readonly Dictionary<string, CoapCode> Methods = new()
    {
        ["GET"] = CoapCode.Get,
        ["POST"] = CoapCode.Post,
        ["PUT"] = CoapCode.Put,
        ["DELETE"] = CoapCode.Delete,
        ["FETCH"] = CoapCode.Fetch,
        ["PATCH"] = CoapCode.Patch,
        ["IPATCH"] = CoapCode.IPatch,
    };

    /// <summary>A request written as method, path with query, and options.</summary>
    private static Message Message(string text)
    {
        var words = text.Split(' ');
        var target = words[1].Split('?');
        var options = OptionList.Empty.WithPath(target[0]).WithQueries(target.Skip(1));
        var payload = Array.Empty<byte>();
        foreach (var word in words.Skip(2).Select(word => word.Split('=')))
        {
            switch (word[0])
            {
                case "accept":
                    options = options.WithAccept(new(int.Parse(word[1])));
                    break;
                case "format":
                    options = options.WithContentFormat(new(int.Parse(word[1])));
                    break;
                case "observe":
                    options = options.WithObserve(uint.Parse(word[1]));
                    break;
                default:
                    payload = [1];
                    break;
            }
        }

        return new() { Type = MessageType.Confirmable, Code = Methods[words[0]], Options = options, Payload = payload };
    }
}
