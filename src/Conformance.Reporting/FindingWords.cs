using Conformance.Model;

namespace Conformance.Reporting;

/// <summary>How findings are told apart in every view.</summary>
public static class FindingWords
{
    extension(Finding finding)
    {
        /// <summary>Whether a reader has to look at it: it worsened the verdict, or it is a remark.</summary>
        public bool IsNotable => finding.Remark || finding.Verdict > Verdict.Pass;

        /// <summary>The verdict, or <c>remark</c>.</summary>
        public string Word => finding.Remark ? "remark" : finding.Verdict.Word;
    }
}
