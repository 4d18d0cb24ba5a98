using Conformance.Lwm2m.Objects;
using Conformance.Lwm2m.Values;
using FluentAssertions;
using NUnit.Framework;

namespace Conformance.Tests.Lwm2m;

[TestFixture]
public sealed class ObjectImportTests
{
    private const string Good =
        """
        <?xml version="1.0" encoding="utf-8"?>
        <!-- a comment -->
        <LWM2M xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="LWM2M-v1_1.xsd">
          <Object ObjectType="MODefinition">
            <Name>Sensor &amp;
              "Probe"</Name>
            <Description1><![CDATA[not taken]]></Description1>
            <ObjectID>33000</ObjectID>
            <ObjectURN>urn:oma:lwm2m:x:33000:1.1</ObjectURN>
            <LWM2MVersion>1.1</LWM2MVersion>
            <ObjectVersion>1.1</ObjectVersion>
            <MultipleInstances>Multiple</MultipleInstances>
            <Mandatory>Optional</Mandatory>
            <Resources>
              <Item ID="0">
                <Name>Level</Name>
                <Operations>RW</Operations>
                <MultipleInstances>Single</MultipleInstances>
                <Mandatory>Mandatory</Mandatory>
                <Type>Unsigned Integer</Type>
                <RangeEnumeration>0..100</RangeEnumeration>
                <Units>/100</Units>
                <Description>not taken</Description>
              </Item>
              <Item ID="5605">
                <Name>Reset</Name>
                <Operations>E</Operations>
                <MultipleInstances>Single</MultipleInstances>
                <Mandatory>Optional</Mandatory>
                <Type/>
                <RangeEnumeration/>
                <Units/>
              </Item>
            </Resources>
            <Description2/>
          </Object>
        </LWM2M>
        """;

    [Test]
    public void Reads_an_object_definition()
    {
        ObjectImport.Read(new StringReader(Good), "x.xml").Should().ContainSingle().Which.Should().BeEquivalentTo(new ObjectDefinition(
            33000,
            "Sensor & \"Probe\"",
            "urn:oma:lwm2m:x:33000:1.1",
            "1.1",
            "1.1",
            Multiple: true,
            Mandatory: false,
            [
                new(0, "Level", "RW", Multiple: false, Mandatory: true, ResourceType.UnsignedInteger, "0..100", "/100"),
                new(5605, "Reset", "E", Multiple: false, Mandatory: false, ResourceType.None, "", ""),
            ]));
    }

    [Test]
    public void What_was_imported_can_be_written_and_read_as_object_facts()
    {
        var imported = ObjectImport.Read(new StringReader(Good), "x.xml")[0];

        ObjectYaml.Read(new StringReader(ObjectYaml.Write(imported)), "x.yaml").Should().BeEquivalentTo(imported);
    }

    [TestCase("<LWM2MVersion>1.1</LWM2MVersion>", "", TestName = "A missing version is 1.0")]
    public void Fills_in_what_the_schema_lets_out(string found, string replacement)
    {
        ObjectImport.Read(new StringReader(Good.Replace(found, replacement)), "x.xml")[0].EnablerVersion.Should().Be("1.0");
    }

    [TestCase(
        "<ObjectID>33000</ObjectID>", "<ObjectID>65535</ObjectID>", "x.xml:8: ObjectID is '65535'; a number from 0 to 65534 is required")]
    [TestCase("<ObjectID>33000</ObjectID>", "", "x.xml:4: element Object has no ObjectID; one is required")]
    [TestCase("<ObjectVersion>1.1<", "<ObjectVersion>one<", "x.xml:11: ObjectVersion is 'one'; digits.digits is required")]
    [TestCase(
        "<Mandatory>Optional</Mandatory>", "<Mandatory>no</Mandatory>", "x.xml:*: Mandatory is 'no'; Mandatory or Optional is required")]
    [TestCase("<Operations>RW<", "<Operations>rw<", "x.xml:17: Operations is 'rw'; letters of RWE is required")]
    [TestCase("<Type>Unsigned Integer<", "<Type>uint<", "x.xml:20: Type is 'uint'; one of String, *")]
    [TestCase("ID=\"5605\"", "ID=\"0\"", "x.xml:25: resource 0 stands twice; ids are unique")]
    [TestCase("ID=\"5605\"", "ID=\"x\"", "x.xml:25: ID of an Item is 'x'; a number from 0 to 65534 is required")]
    [TestCase("<Object ObjectType", "<Thing/><Object ObjectType", "")]
    [TestCase("</LWM2M>", "", "x.xml:*; well-formed XML without DTD of up to 4194304 characters is required")]
    [TestCase(
        "<!-- a comment -->", "<!DOCTYPE x [<!ENTITY a \"b\">]>",
        "x.xml: for security reasons DTD is prohibited in this XML document; well-formed XML without DTD *")]
    public void Says_where_a_file_is_wrong(string found, string replacement, string message)
    {
        var read = FluentActions.Invoking(() => ObjectImport.Read(new StringReader(Good.Replace(found, replacement)), "x.xml"));

        if (message.Length == 0)
        {
            read.Should().NotThrow();
        }
        else
        {
            read.Should().Throw<InvalidDataException>().WithMessage(message);
        }
    }

    [TestCase("")]
    [TestCase("<LWM2M/>")]
    [TestCase("not xml")]
    public void Refuses_a_file_of_another_kind(string xml)
    {
        FluentActions.Invoking(() => ObjectImport.Read(new StringReader(xml), "x.xml")).Should().Throw<InvalidDataException>();
    }

    [Test]
    public void Refuses_a_file_without_end()
    {
        var endless = $"<LWM2M>{new string(' ', ObjectImport.MaxCharacters)}</LWM2M>";

        FluentActions.Invoking(() => ObjectImport.Read(new StringReader(endless), "x.xml")).Should().Throw<InvalidDataException>();
    }
}
