/* Stands in for curl.exe: adds its arguments to the file argv.txt, in hexadecimal, a line a call. It fails as curl does
 * when a server refuses a request. */
#include <stdio.h>

/* The runtime of MinGW, unlike Microsoft's, would take * for files; curl itself turns that off in the same way. */
int _CRT_glob = 0;

int main(int argc, char **argv) {
    FILE *file = fopen("argv.txt", "ab");
    if (file == NULL) {
        return 2;
    }
    for (int i = 1; i < argc; i++) {
        for (const unsigned char *c = (const unsigned char *)argv[i]; *c != 0; c++) {
            fprintf(file, "%02x", *c);
        }
        fputc(i + 1 < argc ? ' ' : '\n', file);
    }
    fclose(file);
    return 22;
}
