using Conformance.Coap.Messages;
using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Operations;
using Conformance.Lwm2m.Paths;

namespace Conformance.Engine.Verbs.Conformity;

/// <remarks>Core 1.1 Appendix C. What only the bootstrap interface reaches shows in no Discover.</remarks>
internal sealed class MandatoryAspect : IAspect
{
    public string Name => "mandatory";

    public string Summary => "every instance has the mandatory resources";

    public async Task JudgeAsync(Survey survey)
    {
        foreach (var instance in survey.Instances)
        {
            if (await survey.PresentAsync(instance) is not { } present)
            {
                continue;
            }

            foreach (var definition in survey.Definition.Resources.Where(resource => resource.Mandatory && (present.IsWhole ? resource.Operations.Length > 0 : resource.IsReadable)))
            {
                await JudgeAsync(survey, present, definition, instance.Child(definition.Id));
            }
        }
    }

    private static async Task JudgeAsync(Survey survey, Present present, ResourceDefinition definition, Lwm2mPath path)
    {
        var context = survey.Context;
        var seen = present.Paths.Contains(path) ? present.IsWhole ? "listed" : "brought by a Read" : null;
        if (seen is null && !present.IsWhole)
        {
            // A Read of an instance may leave out what has no value; only 4.04 to a Read of its own says that it is not there.
            if (await survey.AskAsync(OperationKind.Read, path) is not { Response.Code: var code })
            {
                return;
            }

            if (code != CoapCode.NotFound)
            {
                context.Remark($"{path} ({definition.Name}) is mandatory; a Read of its instance does not bring it, and a Read of its own brings {code}");
                return;
            }
        }

        if (seen is not null)
        {
            context.Satisfied($"{path} ({definition.Name})", seen, context.EndedAt ?? default);
        }
        else
        {
            context.Miss($"{path} ({definition.Name}) is mandatory and not there", $"{path}", string.Join(", ", present.Paths), context.EndedAt ?? default);
        }
    }
}
