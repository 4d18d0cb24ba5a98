using Conformance.Engine.Claims;
using Conformance.Engine.Control;
using Conformance.Engine.Verbs;
using Conformance.Scripting.Profiles;
using Conformance.Scripting.Reference;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.House;

/// <summary>What <c>./run.sh schema --write</c> makes is committed, and fresh.</summary>
[TestFixture]
public sealed class GeneratedFilesTests
{
    [Test]
    public void The_schema_for_editors_is_that_of_the_verbs() =>
        Repository.Read("testcases/testcase.schema.json").Should().Be(new SchemaWriter(EngineVerbs.Catalogue).Write());

    [Test]
    public void The_reference_page_is_that_of_the_verbs() =>
        Repository.Read("docs/language.md").Should().Be(new ReferenceWriter(EngineVerbs.Catalogue).Write());

    [Test]
    public void The_page_of_claims_is_that_of_the_tables() =>
        Repository.Read("docs/claims.md").Should().Be(ClaimsPage.Write());

    [Test]
    public void The_adapter_page_names_every_action_adapter_and_placeholder()
    {
        var page = Repository.Read("docs/adapter.md");

        DeviceActions.Names.Should().OnlyContain(name => page.Contains($"| `{name}` |", StringComparison.Ordinal));
        DeviceFileLoader.Adapters.Should().OnlyContain(name => page.Contains($"| `{name}` |", StringComparison.Ordinal));
        ControlTemplate.Placeholders.Should().OnlyContain(name => page.Contains($"`$({name})`", StringComparison.Ordinal));
    }

    [Test]
    public void The_readme_says_what_the_build_server_runs()
    {
        var page = Repository.Read("README.md");

        page.Should().Contain("\ndotnet test\n").And.Contain("\n./run.sh\n");
        Repository.Read(".ci/run").Should().Contain("dotnet test").And.Contain("./run.sh");
    }
}
