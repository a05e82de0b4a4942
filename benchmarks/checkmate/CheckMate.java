import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

import net.sf.okapi.common.LocaleId;
import net.sf.okapi.common.resource.StartDocument;
import net.sf.okapi.common.resource.TextContainer;
import net.sf.okapi.common.resource.TextUnit;
import net.sf.okapi.lib.verification.Issue;
import net.sf.okapi.lib.verification.QualityCheckSession;

/**
 * What CheckMate says of segments with its default settings.
 *
 * Reads lines of four fields (id, language of the original, original, English), sorted by language, and writes the id
 * of the segment and the kind of each issue.
 */
class CheckMate {
    public static void main(String[] arguments) throws IOException {
        var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        QualityCheckSession session = null;
        String language = "";
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String[] fields = line.split("\t", -1);
            if (!fields[1].equals(language)) {
                print(session);
                language = fields[1];
                session = new QualityCheckSession();
                session.startProcess(LocaleId.fromString(language), LocaleId.ENGLISH);
                var document = new StartDocument(language);
                document.setName("segments-" + language);
                document.setLocale(LocaleId.fromString(language));
                session.processStartDocument(document, List.of());
            }
            var unit = new TextUnit(fields[0], fields[2]);
            unit.setTarget(LocaleId.ENGLISH, new TextContainer(fields[3]));
            session.processTextUnit(unit);
        }
        print(session);
    }

    private static void print(QualityCheckSession session) {
        if (session != null) {
            for (Issue issue : session.getIssues()) {
                System.out.println(issue.getTuId() + "\t" + issue.getIssueType());
            }
        }
    }
}
