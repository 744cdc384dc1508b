/** Where a run happens: the builders and the registry, those included that are started for it and end with it. */
@NullMarked
package dev.stagefan.run.site;

import org.jspecify.annotations.NullMarked;
